package io.countersign.device;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.directory.Audited;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.push.EndpointRefused;
import io.countersign.push.PushSubscription;
import io.countersign.push.WebPush;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The caller's phones; for admins, the way out for a member who has lost theirs. */
@Stateless
public class TrustedSessionService {

    @Inject
    private Caller caller;

    @Inject
    private TrustedSessions phones;

    @Inject
    private Resets resets;

    @Inject
    private ResetMail resetMail;

    @Inject
    private Members members;

    @Inject
    private WebPush push;

    @Inject
    private TestPush testPush;

    @Inject
    private Audited audited;

    @Inject
    private SessionEnding ending;

    public Page<TrustedSessionView> list(Page.Request request) {
        Caller.Identity who = caller.anyone();
        return phones.page(who.memberId(), who.sessionId(), request);
    }

    /** Those of a member of the workspace, for its admins. @throws Problem {@code forbidden}, {@code not-found} */
    public Page<TrustedSessionView> listOf(String memberId, Page.Request request) {
        caller.session();
        members.currentAdmin();
        Member member = members.inWorkspace(memberId).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
        return phones.page(member.id(), null, request);
    }

    @Open("a name only helps its member to tell phones apart")
    public TrustedSessionView rename(String id, String name) {
        TrustedSession phone = own(id);
        phone.rename(name);
        return phone.view(caller.anyone().sessionId());
    }

    /** By its member, by itself, or by an admin of its workspace; at once. */
    @Open("blocking a lost phone never waits")
    public void end(String id) {
        Caller.Identity who = caller.anyone();
        TrustedSession phone = phones.find(id)
                .filter(found -> mayEnd(found, who))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
        ending.end(phone);
    }

    /** @throws Problem {@code invalid-request} if messages must not be sent there */
    @Open("by its key the phone says where its own pushes go")
    public void subscribe(String id, PushSubscription subscription) {
        requireItself(id);
        // Before any row is read: no connection is held while its name is looked up
        requireAllowed(subscription);
        own(id).subscribe(subscription);
    }

    @Open("it sends a fixed sentence to the phone that asks")
    public void sendTestPush(String id) {
        requireItself(id);
        TrustedSession phone = own(id);
        if (phone.subscription().isEmpty()) {
            throw new Problem(ProblemType.METHOD_UNAVAILABLE, "This phone has no push subscription");
        }
        testPush.send(phone);
    }

    /** Ends every phone of a member and lets a first one be paired by e-mail code once more. */
    @RequiresConfirmation(Action.MEMBER_RESET)
    public void reset(@TargetId String memberId) {
        Member member = members.inWorkspace(memberId).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
        resets.reset(member.id());
        audited.record("member.reset", "member", member.id(), member.name());
        resetMail.tell(member);
    }

    private TrustedSession own(String id) {
        Caller.Identity who = caller.anyone();
        return phones.find(id).filter(phone -> isOwn(phone, who)).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    private void requireItself(String id) {
        if (!caller.phone().sessionId().equals(id)) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
    }

    private void requireAllowed(PushSubscription subscription) {
        try {
            push.check(subscription.uri());
        } catch (EndpointRefused e) {
            throw Problem.invalid("endpoint", e.getMessage());
        }
    }

    private static boolean isOwn(TrustedSession phone, Caller.Identity who) {
        return phone.memberId().equals(who.memberId());
    }

    /** A phone ends itself alone: a stolen one must not shut the others out. */
    private boolean mayEnd(TrustedSession phone, Caller.Identity who) {
        return who.kind() == Caller.Kind.PHONE
                ? phone.id().equals(who.sessionId())
                : isOwn(phone, who) || isAdmins(phone, who);
    }

    private boolean isAdmins(TrustedSession phone, Caller.Identity who) {
        return phone.workspaceId().equals(who.workspaceId())
                && members.current().role().isAdmin();
    }
}
