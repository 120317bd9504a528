package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts wrong passwords within 15 minutes, over all nodes: ten for a member from one address, a hundred from one address;
 * other rooms name counters of their own.
 * Each try is counted before its password is checked, so that tries at the same time are counted too.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class SignInThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int FOR_MEMBER = 10;
    private static final int FROM_ADDRESS = 100;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Audited audited;

    /** One try: where it is counted. */
    public record Try(List<Counter> counters) {

        /**
         * @param browser the token of a browser in which this member has signed in before, or null: it is counted by
         *     itself, so nobody elsewhere can lock it out
         */
        static Try of(String email, String ip, String browser) {
            String member = "member/" + Member.normal(email);
            return browser != null
                    ? new Try(List.of(new Counter(member + "/browser/" + browser, FOR_MEMBER)))
                    : new Try(List.of(
                            new Counter(member + "/from/" + ip, FOR_MEMBER), new Counter("from/" + ip, FROM_ADDRESS)));
        }
    }

    /** @param most wrong ones within the 15 minutes */
    public record Counter(String name, int most) {

        String subject() {
            return Tokens.sha256(name);
        }
    }

    /** Counts the try. @return the rows to {@link #forget} if the password is right */
    public List<String> count(Try attempt) {
        List<String> rows = new ArrayList<>();
        for (Counter counter : attempt.counters()) {
            SignInFailure row = new SignInFailure(Tokens.id("f_"), counter.subject(), clock.instant());
            database.persist(row);
            rows.add(row.id());
        }
        return rows;
    }

    /** The problem {@code too-many-attempts} if this try, already counted, is one too many. */
    public Optional<Problem> refusal(Try attempt) {
        Instant now = clock.instant();
        return attempt.counters().stream()
                .flatMap(counter -> wait(counter, now).stream())
                .max(Duration::compareTo)
                .map(wait -> new Problem(ProblemType.TOO_MANY_ATTEMPTS).retryAfter(wait));
    }

    private Optional<Duration> wait(Counter counter, Instant now) {
        List<Instant> tries = database.createQuery(
                        "select f.at from SignInFailure f where f.subject = :subject and f.at > :since order by f.at desc",
                        Instant.class)
                .setParameter("subject", counter.subject())
                .setParameter("since", now.minus(WINDOW))
                .setMaxResults(counter.most() + 1)
                .getResultList();
        return tries.size() <= counter.most()
                ? Optional.empty()
                : Optional.of(Duration.between(now, tries.get(counter.most()).plus(WINDOW)));
    }

    /** The trail keeps a wrong password for a member, beside the request; lost if the process ends before. */
    void record(Member member, Caller.Origin origin) {
        audited.record(member, "member.sign-in-failed", origin);
    }

    public void forget(List<String> rows) {
        database.createQuery("delete from SignInFailure f where f.id in :rows")
                .setParameter("rows", rows)
                .executeUpdate();
    }

    /** No window reaches back that far. */
    void sweep() {
        database.createQuery("delete from SignInFailure f where f.at < :old")
                .setParameter("old", clock.instant().minus(WINDOW))
                .executeUpdate();
    }
}
