package io.countersign.testing.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;

/**
 * Arms the crash point that the file {@code test.halt} names as soon as it is written, and then says so by the file
 * {@code <test.halt>.armed} with the same text, or with what went wrong; with " now" behind it once a call is held there. An empty
 * file disarms.
 */
final class CrashWatch implements Runnable {

    private final Instrumentation jvm;
    private final Path wanted = Path.of(System.getProperty("test.halt"));
    private final Path armed = Path.of(wanted + ".armed");
    private String current = "";
    private ResettableClassFileTransformer transformer;

    private CrashWatch(Instrumentation jvm) {
        this.jvm = jvm;
    }

    static void start(Instrumentation jvm) {
        Thread thread = new Thread(new CrashWatch(jvm), "test-agent");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (true) {
                String text = Files.exists(wanted) ? Files.readString(wanted) : "";
                if (!text.equals(current)) {
                    change(text);
                }
                if (System.clearProperty("test.held") != null) {
                    Files.writeString(armed, current + " now");
                }
                Thread.sleep(40);
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("The test agent has ended: " + e);
        }
    }

    private void change(String text) throws IOException {
        if (transformer != null) {
            CrashPoint.disarm(jvm, transformer);
            transformer = null;
        }
        current = text;
        try {
            transformer = text.isBlank() ? null : CrashPoint.parse(text).arm(jvm);
            Files.writeString(armed, text);
        } catch (RuntimeException e) {
            Files.writeString(armed, e.toString());
        }
    }
}
