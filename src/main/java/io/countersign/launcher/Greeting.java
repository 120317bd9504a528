package io.countersign.launcher;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** What the operator reads when the server is up. */
final class Greeting {

    private Greeting() {}

    private static String line(String text) {
        LogRecord record = new LogRecord(Level.INFO, text.strip());
        record.setLoggerName(Greeting.class.getName());
        return new JsonLines().format(record);
    }

    static void print(Settings settings) {
        StringBuilder text = new StringBuilder("\nCountersign is ready: " + settings.publicUrl() + "\n");
        if (settings.flag(Setting.DEMO)) {
            text.append("""

                      Demo mode. Sign in as one of
                        owner@acme.test  admin@acme.test  ann@acme.test  bob@acme.test  guest@acme.test  (Acme)
                        eve@globex.test  (Globex)
                      with the password demo-password-1

                      The phone: open %1$s/mobile/ in a second browser window.
                      The mail:  %1$s/demo/inbox
                    """.formatted(settings.publicUrl()));
        }
        System.out.print(settings.text(Setting.LOG_FORMAT).equals("json") ? line(text.toString()) : text + "\n");
    }
}
