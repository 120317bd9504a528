package io.countersign.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A mail of which only the handing over matters. */
final class PlainMessage {

    private PlainMessage() {}

    static MimeMessage in(Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("countersign@localhost");
        message.setRecipients(MimeMessage.RecipientType.TO, "eve@globex.test");
        message.setText("Nothing much.");
        message.saveChanges();
        return message;
    }
}
