package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.directory.Audited;
import io.countersign.directory.Members;
import io.countersign.directory.Role;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What members do with secrets. */
@Stateless
public class SecretService {

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Members members;

    @Inject
    private Vaults vaults;

    @Inject
    private Secrets secrets;

    @Inject
    private SecretKeeping keeping;

    @Inject
    private SecretValues values;

    @Inject
    private SecretViews views;

    @Inject
    private Audited audited;

    /** A secret with the entity tag of its version. */
    public record Tagged(SecretView view, String tag) {}

    /** The values in clear. */
    public record Revealed(Map<String, String> fields) {}

    public Page<SecretView> list(SecretFilter filter, Page.Request request) {
        List<Secrets.Accessible> page = secrets.page(filter, request);
        return Page.of(page, request, views.inList(page), last -> SecretQuery.key(last.secret()));
    }

    public Tagged get(String id) {
        return tagged(secrets.get(id));
    }

    @Open("who makes a secret has its content already")
    public Tagged create(NewSecret content) {
        content.requireFit(clock.instant());
        Caller.Identity who = caller.member();
        if (members.current().role() == Role.GUEST) {
            throw new Problem(ProblemType.FORBIDDEN, "A guest makes no secrets");
        }
        Vault vault = content.vault() == null
                ? vaults.defaultOf(who.workspaceId())
                : vaults.forSecrets(content.vault(), who.workspaceId());
        Secret secret = keeping.create(vault, content, SecretVersion.Editor.of(who));
        audited.record("secret.created", "secret", secret.id(), secret.name());
        return tagged(new Secrets.Accessible(secret, ItemRole.OWNER));
    }

    @RequiresConfirmation(Action.SECRET_VIEW)
    public Revealed reveal(@TargetId String id) {
        Secret secret = secrets.get(id).secret();
        audited.record("secret.revealed", "secret", secret.id(), secret.name());
        return new Revealed(values.read(secret, secret.version()));
    }

    @RequiresConfirmation(Action.SECRET_EDIT)
    public Tagged edit(@TargetId String id, SecretChange change, IfMatch ifMatch) {
        Caller.Identity who = caller.member();
        Secret secret = keeping.hold(id, Action.SECRET_EDIT);
        ifMatch.require(secret.tag());
        if (change.vault() != null) {
            keeping.move(secret, vaults.forMove(secret, change.vault(), who.workspaceId()));
        }
        keeping.edit(secret, change, SecretVersion.Editor.of(who));
        audited.record("secret.edited", "secret", secret.id(), secret.name());
        return tagged(new Secrets.Accessible(secret, ItemRole.OWNER));
    }

    @RequiresConfirmation(Action.SECRET_DELETE)
    public void delete(@TargetId String id, IfMatch ifMatch) {
        remove(id, ifMatch);
    }

    /** All of them, or none. */
    @RequiresConfirmation(Action.SECRET_DELETE)
    public void deleteAll(SecretSelection selection) {
        // In one order, so that two of these wait for each other instead of locking each other out
        selection.secrets().stream().sorted().forEach(id -> remove(id, IfMatch.NONE));
    }

    private void remove(String id, IfMatch ifMatch) {
        Secret secret = keeping.hold(id, Action.SECRET_DELETE);
        ifMatch.requireIfSent(secret.tag());
        keeping.delete(secret);
        audited.record("secret.deleted", "secret", secret.id(), secret.name());
    }

    private Tagged tagged(Secrets.Accessible found) {
        return new Tagged(views.whole(found), found.secret().tag());
    }
}
