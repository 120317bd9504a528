package io.countersign.directory;

import io.countersign.directory.PasswordCheck.Passed;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Problem;
import io.countersign.proof.Proof;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Sign-in by e-mail and password. A wrong address and a wrong password are told apart by nothing, time included. */
@Stateless
public class SignInService {

    @Inject
    private PasswordCheck passwords;

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
        Passed passed = passwords.signingIn(email, password, browser);
        return signIns.byPassword(passed.member(), passed.browser());
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
        return signIns.boundByPassword(
                passwords.signingIn(email, password, null).member(), proof.thumbprint());
    }
}
