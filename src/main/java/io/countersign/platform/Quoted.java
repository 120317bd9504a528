package io.countersign.platform;

/** A name within a sentence that is shown and signed. */
public final class Quoted {

    private Quoted() {}

    /** In quotation marks, of which the name holds none itself: the sentence goes on where it seems to. */
    public static String name(String name) {
        return '"' + name.replace('"', '”') + '"';
    }
}
