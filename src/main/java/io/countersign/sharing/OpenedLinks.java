package io.countersign.sharing;

import io.countersign.crypto.Passwords;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What somebody does who has a link. Each step is a transaction of its own: what is counted stays counted, and no
 * connection is held while a password is checked.
 */
@ApplicationScoped
public class OpenedLinks {

    @Inject
    private Caller caller;

    @Inject
    private LinkVisits visits;

    @Inject
    private LinkCodes codes;

    @Inject
    private LinkThrottle throttle;

    @Inject
    private Passwords passwords;

    /**
     * Uses nothing up.
     *
     * @throws Problem {@code link-unknown}, {@code link-ended}
     */
    LinkPreview preview(String token) {
        return visits.preview(visits.open(token));
    }

    /** @throws Problem {@code invalid-request} if none is needed, {@code too-many-sends}, {@code too-many-attempts} */
    void sendCode(String token) {
        ExternalLink link = visits.open(token);
        if (link.recipient() == null) {
            throw Problem.invalid("token", "is of a link that needs no code");
        }
        throttle.mail(link);
        codes.mail(link.id());
    }

    /**
     * The content; a link for one view has ended by it.
     *
     * @throws Problem {@code code-required}, {@code code-wrong}, {@code password-required}, {@code password-wrong},
     *     {@code too-many-attempts}, and what {@link #preview} throws
     */
    LinkContent view(String token, String code, String password) {
        ExternalLink link = visits.open(token);
        String codeHash = link.recipient() == null ? null : verifyCode(link, code);
        if (link.passwordHash() != null) {
            verifyPassword(link, password);
        }
        return visits.view(link.id(), codeHash, caller.origin());
    }

    /** @throws Problem {@code link-ended} once the ticket is over, or the link was revoked */
    String file(String token, String ticket, String part) {
        return visits.file(token, ticket, part);
    }

    private String verifyCode(ExternalLink link, String code) {
        if (code == null) {
            if (!codes.isUnderWay(link.id())) {
                throttle.mail(link);
                codes.mail(link.id());
            }
            throw new Problem(ProblemType.CODE_REQUIRED);
        }
        return codes.verify(link.id(), code);
    }

    private void verifyPassword(ExternalLink link, String password) {
        if (password == null) {
            throw new Problem(ProblemType.PASSWORD_REQUIRED);
        }
        throttle.password(link, () -> passwords.verify(password.toCharArray(), link.passwordHash()));
    }
}
