package io.countersign.directory;

import io.countersign.crypto.Passwords;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.proof.Proof;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Sign-in by e-mail and password. A wrong address and a wrong password are told apart by nothing, time included. */
@Stateless
public class SignInService {

    @Inject
    private Members members;

    @Inject
    private Passwords passwords;

    @Inject
    private KnownBrowsers browsers;

    @Inject
    private SignInThrottle throttle;

    @Inject
    private SignIns signIns;

    @Inject
    private Caller caller;

    /**
     * @param browser the browser's token from an earlier sign-in, or null
     * @throws Problem {@code sign-in-failed}, {@code too-many-attempts}
     */
    @Open("it is what comes before any confirmation")
    public SignedIn signIn(String email, String password, String browser) {
        String known = browsers.knows(browser, email) ? browser : null;
        return signIns.byPassword(member(email, password, known), known);
    }

    /**
     * The same for a client with a key, to which its session is bound.
     *
     * @param proof by that key, right and fresh
     * @param label what the client calls itself, or null
     * @throws Problem {@code sign-in-failed}, {@code too-many-attempts}
     */
    @Open("it is what comes before any confirmation")
    public SignedIn signIn(String email, String password, Proof proof, ClientLabel label) {
        if (label != null) {
            caller.calledBy(label.inWords());
        }
        return signIns.boundByPassword(member(email, password, null), proof.thumbprint());
    }

    private Member member(String email, String password, String known) {
        SignInThrottle.Try attempt =
                SignInThrottle.Try.of(email, caller.origin().ip(), known);
        List<String> counted = throttle.count(attempt);
        throttle.refusal(attempt).ifPresent(problem -> {
            throttle.forget(counted);
            throw problem;
        });
        Optional<Member> member = members.byEmail(email).filter(Member::active).filter(members::maySignInByPassword);
        boolean right = passwords.verify(
                password.toCharArray(), member.map(Member::passwordHash).orElse(null));
        if (!right || member.isEmpty()) {
            member.ifPresent(throttle::record);
            throw new Problem(ProblemType.SIGN_IN_FAILED);
        }
        throttle.forget(counted);
        return member.get();
    }
}
