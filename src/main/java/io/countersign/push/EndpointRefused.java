package io.countersign.push;

/** An endpoint must not be connected to; the message is a sentence that can be shown and does not name the endpoint. */
public final class EndpointRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EndpointRefused(String sentence) {
        super(sentence);
    }
}
