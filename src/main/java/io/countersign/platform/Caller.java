package io.countersign.platform;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who makes this request, from where, and with which confirmation. Filled by the web room, before anything runs. */
@RequestScoped
public class Caller {

    private Identity identity;
    private Problem refusal;
    private Problem notAsMember;
    private String confirmationId;
    private String remembered;
    private Origin origin = new Origin("", "", "");

    /** The signed-in member, or the trusted session that speaks for its member. */
    public record Identity(String workspaceId, String memberId, String memberName, String sessionId, Kind kind) {}

    /**
     * Who the holder of a key is.
     *
     * @param client by which name the member knows it, for example "Pixel 9, mobile app"
     * @param notAsMember why it may not ask for what its member may do, or null if it may
     */
    public record Known(Identity identity, String client, Problem notAsMember) {}

    /** How the caller has shown who it is. */
    public enum Kind {
        /** By the cookie. */
        BROWSER,
        TOKEN,
        /** By a key that its session is bound to: an extension or another program. */
        CLIENT,
        PHONE,
        /** No person: the company's own directory, by the workspace's SCIM token. Has no member and no session. */
        SCIM
    }

    /**
     * Where a request comes from.
     *
     * @param client its name, for example "Firefox on Linux"
     * @param languages what it says in {@code Accept-Language}, unchecked, at most 200 characters
     */
    public record Origin(String client, String ip, String languages) {}

    /**
     * Who asks for what its member may do: a session, or a trusted session where the workspace lets phones ask.
     *
     * @throws Problem {@code not-signed-in}, {@code proof-invalid}, {@code phone-asking-off}
     */
    public Identity member() {
        Identity someone = anyone();
        if (someone.kind() == Kind.SCIM) {
            throw new Problem(ProblemType.NOT_SIGNED_IN);
        }
        if (notAsMember != null) {
            throw notAsMember;
        }
        return someone;
    }

    /** @throws Problem {@code not-signed-in} for everybody but a session: signed in, or an API token; no phone */
    public Identity session() {
        Identity someone = anyone();
        if (someone.kind() == Kind.PHONE || someone.kind() == Kind.SCIM) {
            throw new Problem(ProblemType.NOT_SIGNED_IN);
        }
        return someone;
    }

    /** @throws Problem {@code not-signed-in} or {@code proof-invalid} for everybody but a trusted session */
    public Identity phone() {
        Identity someone = anyone();
        if (someone.kind() != Kind.PHONE) {
            throw new Problem(ProblemType.NOT_SIGNED_IN);
        }
        return someone;
    }

    /** The member, whether by a session or by a trusted session. */
    public Identity anyone() {
        if (identity == null) {
            throw refusal == null ? new Problem(ProblemType.NOT_SIGNED_IN) : refusal;
        }
        return identity;
    }

    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    public Origin origin() {
        return origin;
    }

    /** The {@code Confirmation-Id} that the client presents. */
    public Optional<String> confirmationId() {
        return Optional.ofNullable(confirmationId);
    }

    /** By which confirmation this request acts: the one presented, or one that is remembered. */
    public Optional<String> actingBy() {
        return Optional.ofNullable(remembered).or(this::confirmationId);
    }

    public void actsBy(String rememberedConfirmation) {
        this.remembered = rememberedConfirmation;
    }

    public void comesFrom(Origin where, String presentedConfirmation) {
        this.origin = where;
        this.confirmationId = presentedConfirmation;
    }

    public void is(Identity someone) {
        this.identity = someone;
    }

    /** Its name takes the place of what its User-Agent says. */
    public void is(Known someone) {
        this.identity = someone.identity();
        this.notAsMember = someone.notAsMember();
        calledBy(someone.client());
    }

    /** By this name the client of this request is known. */
    public void calledBy(String client) {
        this.origin = new Origin(client, origin.ip(), origin.languages());
    }

    /** Credentials were presented and are not good: whoever asks for an identity gets this problem. */
    public void isRefused(Problem because) {
        this.refusal = because;
    }
}
