package io.countersign.audit;

/** A place in a chain, and the hash there. */
record ChainLink(long n, String hash) {

    /** Before the first entry. */
    static final ChainLink NONE = new ChainLink(0, "");
}
