package io.countersign.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.countersign.testing.SmtpTerms.Encryption;
import io.countersign.testing.SmtpTrouble.Moment;
import io.countersign.testing.SmtpTrouble.Way;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is said over one connection to {@link SmtpServer}: as much ESMTP (RFC 5321) as a client of ours may speak. */
public final class SmtpConversation {

    private final SmtpTerms terms;
    private final SmtpTrouble trouble;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<SmtpMail> mails = new CopyOnWriteArrayList<>();
    private volatile boolean over;
    private SmtpConnection connection;
    private boolean signedIn;

    SmtpConversation(SmtpTerms terms, SmtpTrouble trouble) {
        this.terms = terms;
        this.trouble = trouble;
    }

    /** The verbs that the client has said so far, in capitals. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** The mails that the server has accepted. */
    public List<SmtpMail> mails() {
        return List.copyOf(mails);
    }

    public boolean isOver() {
        return over;
    }

    /** Returns when either side has ended it. */
    void hold(Socket socket) {
        try (SmtpConnection opened = new SmtpConnection(socket)) {
            connection = opened;
            if (terms.encryption() == Encryption.IMPLICIT) {
                connection.encrypt(terms.certified());
            }
            reply(Moment.GREETING, "220 mail.test ESMTP");
            while (true) {
                obey(connection.readLine());
            }
        } catch (IOException e) {
            // It has ended, as it should or as it was to be seen
        } finally {
            over = true;
        }
    }

    private void obey(String line) throws IOException {
        String verb = line.replaceAll(" .*", "").toUpperCase(Locale.ROOT);
        commands.add(verb);
        switch (verb) {
            case "EHLO" -> connection.say("250-mail.test" + extensions() + "\n250 ENHANCEDSTATUSCODES");
            case "HELO", "NOOP", "RSET" -> connection.say("250 2.0.0 OK");
            case "STARTTLS" -> startTls();
            case "AUTH" -> authenticate(line.split(" "));
            case "MAIL" -> mayMail();
            case "RCPT" -> reply(Moment.RCPT, "250 2.1.5 OK");
            case "DATA" -> takeMail();
            case "QUIT" -> leave();
            default -> connection.say("500 5.5.1 Unknown");
        }
    }

    private String extensions() {
        boolean startTls = terms.encryption() == Encryption.STARTTLS && !connection.isEncrypted();
        return (startTls ? "\n250-STARTTLS" : "") + (terms.wantsSignIn() ? "\n250-AUTH PLAIN LOGIN" : "");
    }

    private void startTls() throws IOException {
        if (terms.encryption() != Encryption.STARTTLS || connection.isEncrypted()) {
            connection.say("503 5.5.1 Not now");
            return;
        }
        connection.say("220 2.0.0 Go ahead");
        connection.encrypt(terms.certified());
    }

    private void authenticate(String[] words) throws IOException {
        if (words[1].equalsIgnoreCase("PLAIN")) {
            signedIn = terms.credentials().equals(words.length > 2 ? words[2] : ask(""));
        } else {
            signedIn = terms.accepts(words.length > 2 ? words[2] : ask("VXNlcm5hbWU6"), ask("UGFzc3dvcmQ6"));
        }
        connection.say(signedIn ? "235 2.7.0 OK" : "535 5.7.8 Wrong user or password");
    }

    private String ask(String challenge) throws IOException {
        connection.say("334 " + challenge);
        return connection.readLine();
    }

    private void mayMail() throws IOException {
        boolean may = signedIn || !terms.wantsSignIn();
        reply(Moment.MAIL, may ? "250 2.1.0 OK" : "530 5.7.0 Sign in first");
    }

    private void takeMail() throws IOException {
        if (!reply(Moment.DATA, "354 Go ahead")) {
            return;
        }
        StringBuilder content = new StringBuilder();
        for (String line = connection.readLine(); !line.equals("."); line = connection.readLine()) {
            if (trouble.at() == Moment.CONTENT) {
                reply(Moment.CONTENT, "");
            }
            content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        SmtpMail mail = new SmtpMail(content.toString().getBytes(ISO_8859_1), connection.isEncrypted());
        if (trouble.at() != Moment.END || trouble.way() == Way.LATE) {
            mails.add(mail);
        }
        reply(Moment.END, "250 2.0.0 Accepted");
    }

    private void leave() throws IOException {
        reply(Moment.QUIT, "221 2.0.0 Bye");
        throw new EOFException();
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(trouble.pause().toMillis());
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    /** What is usual, unless there is to be trouble; true if it was usual, if only late. */
    private boolean reply(Moment moment, String usual) throws IOException {
        if (!trouble.happensAt(moment)) {
            connection.say(usual);
            return true;
        }
        switch (trouble.way()) {
            case LATE -> {
                pause();
                connection.say(usual);
                return true;
            }
            case ANSWER -> connection.say(trouble.reply());
            case SILENCE -> connection.ignore();
            case HANG_UP -> connection.reset();
        }
        return false;
    }
}
