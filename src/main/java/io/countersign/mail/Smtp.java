package io.countersign.mail;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;

/** The connection to the mail server, as the settings want it; never weaker. */
final class Smtp {

    /** For connecting and for every answer, in milliseconds. */
    private static final String PATIENCE = "5000";

    private Smtp() {}

    static Session session(Settings settings) {
        Properties properties = new Properties();
        String tls = tls(settings);
        String protocol = tls.equals("tls") ? "smtps" : "smtp";
        properties.put("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "host", settings.text(Setting.MAIL_HOST));
        properties.put(prefix + "port", settings.text(Setting.MAIL_PORT));
        properties.put(prefix + "connectiontimeout", PATIENCE);
        properties.put(prefix + "timeout", PATIENCE);
        properties.put(prefix + "writetimeout", PATIENCE);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (tls.equals("starttls")) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (settings.has(Setting.MAIL_USER)) {
            properties.put(prefix + "auth", "true");
        }
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
