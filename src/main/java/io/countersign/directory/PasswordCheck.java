package io.countersign.directory;

import io.countersign.crypto.Passwords;
import io.countersign.directory.AttemptThrottle.Counter;
import io.countersign.platform.Background;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** Whether somebody knows their own password: each try counts, of who signs in and of who is signed in, together. */
@ApplicationScoped
public class PasswordCheck {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private Passwords passwords;

    @Inject
    private KnownBrowsers browsers;

    @Inject
    private AttemptThrottle throttle;

    @Inject
    private Audited audited;

    @Inject
    private Background background;

    /** @param browser the token of a browser in which the member has signed in before, or null */
    record Passed(Member member, String browser) {}

    /**
     * Who signs in, as they were read. Beside the caller's transaction, which has touched nothing yet: no connection is held
     * while others are wanted, or while a password waits to be checked.
     *
     * @param browser the browser's token from an earlier sign-in, or null
     * @throws Problem {@code sign-in-failed}, {@code too-many-attempts}
     */
    @Transactional(TxType.NOT_SUPPORTED)
    Passed signingIn(String email, String password, String browser) {
        String known = browsers.knows(browser, email) ? browser : null;
        List<String> counted = count(email, known);
        Optional<Member> member = members.byEmail(email).filter(Member::active);
        boolean right = passwords.verify(
                password.toCharArray(), member.map(Member::passwordHash).orElse(null));
        if (!right || !members.maySignInByPassword(member.orElseThrow())) {
            recordSoon(member);
            throw new Problem(ProblemType.SIGN_IN_FAILED);
        }
        throttle.forget(counted);
        return new Passed(member.get(), known);
    }

    /** Nobody is told by the time of the answer whether there is something to record. */
    private void recordSoon(Optional<Member> member) {
        Caller.Origin origin = caller.origin();
        background.execute(() -> member.filter(members::maySignInByPassword)
                .ifPresent(tried -> audited.recordBeside(tried, "member.sign-in-failed", origin)));
    }

    /** Of who is signed in. @throws Problem {@code password-wrong}, {@code too-many-attempts} */
    void require(Member member, String password) {
        List<String> counted = count(member.email(), null);
        if (!passwords.verify(password.toCharArray(), member.passwordHash())) {
            throw new Problem(ProblemType.PASSWORD_WRONG);
        }
        throttle.forget(counted);
    }

    private List<String> count(String email, String browser) {
        return throttle.count(Counter.ofPasswords(email, caller.origin().ip(), browser));
    }
}
