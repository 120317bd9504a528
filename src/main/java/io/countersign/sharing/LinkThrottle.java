package io.countersign.sharing;

import io.countersign.directory.AttemptThrottle;
import io.countersign.directory.AttemptThrottle.Counter;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How often within 15 minutes, over all nodes: ten wrong passwords for a link from one address, fifty for a link, a hundred
 * from one address; five mails with a code for a link.
 */
@ApplicationScoped
public class LinkThrottle {

    private static final int FROM_ADDRESS = 10;
    private static final int FOR_LINK = 50;
    private static final int OVER_ALL_LINKS = 100;
    private static final int MAILS = 5;

    @Inject
    private Caller caller;

    @Inject
    private AttemptThrottle throttle;

    /**
     * Each try is counted before it is checked, so that tries at the same time are counted too.
     *
     * @throws Problem {@code password-wrong}, {@code too-many-attempts}
     */
    void password(ExternalLink link, BooleanSupplier isRight) {
        String ip = caller.origin().ip();
        List<String> counted = throttle.count(List.of(
                new Counter("link/" + link.id() + "/from/" + ip, FROM_ADDRESS),
                new Counter("link/" + link.id(), FOR_LINK),
                new Counter("links/from/" + ip, OVER_ALL_LINKS)));
        if (!isRight.getAsBoolean()) {
            throw new Problem(ProblemType.PASSWORD_WRONG);
        }
        throttle.forget(counted);
    }

    /** @throws Problem {@code too-many-sends} */
    void mail(ExternalLink link) {
        try {
            throttle.count(List.of(new Counter("link/" + link.id() + "/mails", MAILS)));
        } catch (Problem e) {
            Duration wait = Duration.ofSeconds((long) e.members().get("retryAfter"));
            throw new Problem(ProblemType.TOO_MANY_SENDS).retryAfter(wait);
        }
    }
}
