package io.countersign.launcher;

import io.countersign.platform.SettingInvalid;
import io.countersign.platform.Settings;

/**
 * {@code java -jar countersign.jar}: checks the settings, then runs the server until it is told to stop. With a command it
 * does that instead.
 */
public final class Main {

    private Main() {}

    /** Ends the process with status 1, and a sentence on standard error, if the server cannot be started. */
    public static void main(String[] arguments) {
        // Else each thread keeps a buffer outside of the heap, as large as the largest it has ever written
        System.setProperty("jdk.nio.maxCachedBufferSize", "262144");
        try {
            Settings settings = Settings.fromSystem();
            if (arguments.length > 0) {
                System.out.println(Command.run(arguments, settings));
                return;
            }
            Listener.of(settings).requireFree();
            Directories directories = Directories.prepare(settings);
            new Server(settings, directories).start();
        } catch (NotReady e) {
            System.err.println("Countersign is not ready: " + e.getMessage());
            System.exit(1);
        } catch (SettingInvalid | StartFailed e) {
            System.err.println(
                    (arguments.length > 0 ? "Nothing was done: " : "Countersign cannot start: ") + e.getMessage());
            // Payara's threads are no daemons; halt skips its shutdown hook, which waits for a server that never was
            Runtime.getRuntime().halt(1);
        }
    }
}
