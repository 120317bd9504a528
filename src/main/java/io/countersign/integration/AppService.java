package io.countersign.integration;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.crypto.ServerSeal;
import io.countersign.directory.Audited;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The apps of the caller's workspace, for its admins. */
@Stateless
public class AppService {

    @Inject
    private Members members;

    @Inject
    private Apps apps;

    @Inject
    private AppDeliveries deliveries;

    @Inject
    private ServerSeal seal;

    @Inject
    private SystemClock clock;

    @Inject
    private Audited audited;

    public Page<AppView> list(Page.Request request) {
        return apps.page(members.currentAdmin().workspaceId(), request);
    }

    /** With its last deliveries. */
    public AppView get(String id) {
        App app = apps.ofAdmin(id);
        return apps.view(app).with(deliveries.pending(id), deliveries.last(id));
    }

    /** A webhook's signing secret is in this answer only. @throws Problem {@code invalid-request}, {@code forbidden} */
    @Open("what an app is told holds nothing secret")
    public AppView connect(NewApp content) {
        Member admin = members.currentAdmin();
        content.requireFit();
        App app = new App(Tokens.id("a_"), new App.Maker(admin.workspaceId(), admin.id()), content, clock.instant());
        String secret = null;
        if (app.kind() == AppKind.WEBHOOK) {
            secret = WebhookSignature.newSecret();
            app.signsBy(seal.seal(secret, app.place()));
        }
        apps.add(app);
        audited.record(AppEvent.CONNECTED, "app", app.id(), app.name());
        return apps.view(app).with(secret);
    }

    /** What waits for it is sent no more. @throws Problem {@code not-found} */
    @RequiresConfirmation(Action.APP_REMOVE)
    public void remove(@TargetId String id, Removal removal) {
        App app = apps.ofAdmin(id);
        if (!apps.remove(id)) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        audited.record(
                "app.removed",
                "app",
                id,
                "%s (%s)".formatted(app.name(), removal.reason().strip()));
    }
}
