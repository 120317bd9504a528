package io.countersign.directory;

import io.countersign.crypto.Passwords;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Whether a signed-in member knows the own password: a try counts as one to sign in does, and with those. */
@ApplicationScoped
public class PasswordCheck {

    @Inject
    private Caller caller;

    @Inject
    private Passwords passwords;

    @Inject
    private SignInThrottle throttle;

    /** @throws Problem {@code password-wrong}, {@code too-many-attempts} */
    void require(Member member, String password) {
        SignInThrottle.Try attempt =
                SignInThrottle.Try.of(member.email(), caller.origin().ip(), null);
        List<String> counted = throttle.count(attempt);
        throttle.refusal(attempt).ifPresent(problem -> {
            throttle.forget(counted);
            throw problem;
        });
        if (!passwords.verify(password.toCharArray(), member.passwordHash())) {
            throw new Problem(ProblemType.PASSWORD_WRONG);
        }
        throttle.forget(counted);
    }
}
