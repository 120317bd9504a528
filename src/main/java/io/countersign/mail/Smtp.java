package io.countersign.mail;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;

/** The connection to the mail server, as the settings want it; never weaker. */
final class Smtp {

    /** For connecting and for every write, in milliseconds. */
    private static final String PATIENCE = "5000";

    /**
     * For every answer but the last, in milliseconds: with a server that says nothing, five tries still begin within 90 s.
     * For the last one see {@link SmtpTry}.
     */
    private static final String ANSWER = "20000";

    private Smtp() {}

    static Session session(Settings settings) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.text(Setting.MAIL_HOST));
        properties.put("mail.smtp.port", settings.text(Setting.MAIL_PORT));
        properties.put("mail.smtp.connectiontimeout", PATIENCE);
        properties.put("mail.smtp.timeout", ANSWER);
        properties.put("mail.smtp.writetimeout", PATIENCE);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (tls(settings)) {
            case "tls" -> properties.put("mail.smtp.ssl.enable", "true");
            case "starttls" -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            default -> {
                // In clear
            }
        }
        if (settings.has(Setting.MAIL_USER)) {
            properties.put("mail.smtp.auth", "true");
        }
        // A goodbye that is lost after the mail was accepted is no reason to send it again
        properties.put("mail.smtp.quitwait", "false");
        // The server's default would print whole mails, links and codes included
        properties.put("mail.debug", "false");
        return Session.getInstance(properties);
    }

    private static String tls(Settings settings) {
        if (settings.has(Setting.MAIL_TLS)) {
            return settings.text(Setting.MAIL_TLS);
        }
        return isLoopback(settings.text(Setting.MAIL_HOST)) ? "none" : "starttls";
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
