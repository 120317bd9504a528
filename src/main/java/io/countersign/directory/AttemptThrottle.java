package io.countersign.directory;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * How often something that is not known may be tried within 15 minutes, over all nodes: each counter says how often. Each
 * try is counted before what it tries is checked, so that tries at the same time are counted too.
 */
@ApplicationScoped
public class AttemptThrottle {

    private static final int FOR_MEMBER = 10;
    private static final int FROM_ADDRESS = 100;

    @Inject
    private CountedAttempts attempts;

    /** @param most within the 15 minutes */
    public record Counter(String name, int most) {

        /**
         * Ten wrong passwords for a member from one address, a hundred from one address.
         *
         * @param browser the token of a browser in which this member has signed in before, or null: it is counted by
         *     itself, so nobody elsewhere can lock it out
         */
        static List<Counter> ofPasswords(String email, String ip, String browser) {
            String member = "member/" + Member.normal(email);
            return browser != null
                    ? List.of(new Counter(member + "/browser/" + browser, FOR_MEMBER))
                    : List.of(new Counter(member + "/from/" + ip, FOR_MEMBER), new Counter("from/" + ip, FROM_ADDRESS));
        }

        String subject() {
            return Tokens.sha256(name);
        }
    }

    /**
     * Counts one try, in transactions of its own.
     *
     * @return what to {@link #forget} if it is right
     * @throws Problem {@code too-many-attempts}, with the time to wait, if it is one too many; it is not counted then
     */
    public List<String> count(List<Counter> counters) {
        List<String> counted = attempts.add(counters);
        attempts.refusedFor(counters).ifPresent(wait -> {
            attempts.remove(counted);
            throw new Problem(ProblemType.TOO_MANY_ATTEMPTS).retryAfter(wait);
        });
        return counted;
    }

    /** It was right, and counts for nothing. */
    public void forget(List<String> counted) {
        attempts.remove(counted);
    }
}
