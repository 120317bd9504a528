package io.countersign.mail;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** Hands mail to the mail server; in demo mode without one, to the inbox that the browser shows. */
@ApplicationScoped
class Mailer {

    @Inject
    private Settings settings;

    @Inject
    private SystemClock clock;

    @Inject
    private MailTemplates templates;

    @Inject
    private CaughtMail caught;

    private Session session;

    @PostConstruct
    void open() {
        session = Smtp.session(settings);
    }

    void send(Mail mail) throws MessagingException {
        if (caught.isCatching()) {
            caught.add(mail, templates.text(mail.letter()));
            return;
        }
        if (!settings.has(Setting.MAIL_HOST)) {
            throw new MessagingException("countersign.mail.host is not set");
        }
        MimeMessage message = message(mail);
        message.saveChanges();
        try (SmtpTry server = new SmtpTry(session)) {
            connect(server);
            server.sendMessage(message, message.getAllRecipients());
        }
    }

    private void connect(SmtpTry server) throws MessagingException {
        String user = settings.text(Setting.MAIL_USER);
        if (user.isEmpty()) {
            server.connect();
        } else {
            server.connect(user, settings.text(Setting.MAIL_PASSWORD));
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = new Named(session, settings.publicUrl().getHost());
        message.setFrom(sender(mail.letter().from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // RFC 3834: no vacation notes to a machine
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(templates.text(mail.letter()), "plain"));
        parts.addBodyPart(part(templates.html(mail.letter()), "html"));
        message.setContent(parts);
        return message;
    }

    private InternetAddress sender(String workspace) throws MessagingException {
        try {
            return new InternetAddress(
                    settings.text(Setting.MAIL_FROM), workspace + " (Countersign)", StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("No sender", e);
        }
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    /** Jakarta Mail's own Message-ID would tell the names of this machine and of its user. */
    private static final class Named extends MimeMessage {

        private final String host;

        Named(Session session, String host) {
            super(session);
            this.host = host;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + Tokens.id("m_") + "@" + host + ">");
        }
    }
}
