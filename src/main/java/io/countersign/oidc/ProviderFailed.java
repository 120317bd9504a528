package io.countersign.oidc;

/** A provider did not do its part. Its sentence says what, in words for who has set it up, without anything it sent. */
class ProviderFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean silent;

    private ProviderFailed(String sentence, boolean silent) {
        super(sentence);
        this.silent = silent;
    }

    /** It gave no answer, or said itself that it has failed: it may do so later. */
    static ProviderFailed silent(String sentence) {
        return new ProviderFailed(sentence, true);
    }

    /** What it answers cannot be right. */
    static ProviderFailed wrong(String sentence) {
        return new ProviderFailed(sentence, false);
    }

    boolean isSilent() {
        return silent;
    }
}
