package io.countersign.vault;

/** An attachment was removed while it was read. */
class AttachmentGone extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
