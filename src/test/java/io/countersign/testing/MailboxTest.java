package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Mailbox mailbox = new Mailbox();

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void mailIsTakenOnceAndByItsAddressee() throws MessagingException {
        send("bob@acme.test", "Hello", "no digits");
        send("ann@acme.test", "Your code", "It is 482 913.");
        send("bob@acme.test", "Your code", "It is 000017.");

        assertThat(mailbox.take("bob@acme.test", Mail::hasCode).code()).isEqualTo("000017");
        assertThat(mailbox.take("bob@acme.test").subject()).isEqualTo("Hello");
        assertThat(mailbox.take("ann@acme.test").code()).isEqualTo("482913");
        assertThat(mailbox.to("bob@acme.test")).hasSize(2);
        assertThat(mailbox.to("bob@acme.test").get(0).html()).isEqualTo("<p>no digits</p>");
    }

    @Test
    void brokenMailboxRefusesUntilItRecovers() throws MessagingException {
        send("bob@acme.test", "Before", "text");
        mailbox.breakDown();
        assertThatThrownBy(() -> send("bob@acme.test", "Lost", "text")).isInstanceOf(MessagingException.class);

        mailbox.recover();
        send("bob@acme.test", "After", "text");

        assertThat(mailbox.to("bob@acme.test")).extracting(Mail::subject).containsExactly("Before", "After");
    }

    private void send(String to, String subject, String text) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(mailbox.port()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("countersign@localhost");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("<" + to + ">"));
        message.setSubject(subject);
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text);
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>" + text + "</p>", "text/html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        Transport.send(message);
    }
}
