package io.countersign.testing;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail that has arrived. */
public record Mail(String id, List<String> to, String from, String subject, String text, String html) {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{3}) ?(\\d{3})(?!\\d)");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    static Mail of(MimeMessage message) {
        try {
            return new Mail(
                    message.getMessageID(),
                    Arrays.stream(message.getAllRecipients())
                            .map(address -> address.toString().replaceAll(".*<|>.*", ""))
                            .toList(),
                    message.getFrom()[0].toString(),
                    message.getSubject(),
                    part(message, "text/plain").orElse(""),
                    part(message, "text/html").orElse(""));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean hasCode() {
        return CODE.matcher(text).find();
    }

    /** The six-digit code in the text. */
    public String code() {
        Matcher matcher = CODE.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No six-digit code in: " + text);
        }
        return matcher.group(1) + matcher.group(2);
    }

    /** The first link in the text. */
    public String link() {
        Matcher matcher = LINK.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No link in: " + text);
        }
        return matcher.group();
    }

    private static Optional<String> part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part.getContent().toString());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                Optional<String> found = part(child, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
