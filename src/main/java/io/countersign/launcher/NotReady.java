package io.countersign.launcher;

/** The server that was asked for its health is not well; the message is the end of a sentence for the operator. */
final class NotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotReady(String message) {
        super(message);
    }
}
