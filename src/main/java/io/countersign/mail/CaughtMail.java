package io.countersign.mail;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The inbox of demo mode, in memory: the last hundred mails, unless a mail server is set. */
@ApplicationScoped
public class CaughtMail {

    private static final int KEPT = 100;

    private final ConcurrentLinkedDeque<Caught> inbox = new ConcurrentLinkedDeque<>();

    @Inject
    private Settings settings;

    @Inject
    private SystemClock clock;

    /** A mail as the demo's inbox shows it. */
    public record Caught(String id, String to, String subject, String text, Instant at) {}

    /** Newest first. */
    public List<Caught> inbox() {
        if (!isCatching()) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        List<Caught> all = new ArrayList<>(inbox);
        Collections.reverse(all);
        return all;
    }

    boolean isCatching() {
        return settings.flag(Setting.DEMO) && !settings.has(Setting.MAIL_HOST);
    }

    void add(Mail mail, String text) {
        inbox.add(new Caught(Tokens.id("i_"), mail.to(), mail.subject(), text, clock.instant()));
        while (inbox.size() > KEPT) {
            inbox.poll();
        }
    }
}
