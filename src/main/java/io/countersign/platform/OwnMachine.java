package io.countersign.platform;

/**
 * Whether our launcher has started this virtual machine, which then runs nothing but this application. The launcher's loader
 * is the application's parent, so both see this one class.
 */
public final class OwnMachine {

    private static volatile boolean is;

    private OwnMachine() {}

    /** To be called by the launcher, before the application is there. */
    public static void begin() {
        is = true;
    }

    public static boolean is() {
        return is;
    }
}
