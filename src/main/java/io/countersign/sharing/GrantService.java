package io.countersign.sharing;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.directory.Audited;
import io.countersign.directory.Teams;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.vault.ItemRole;
import io.countersign.vault.ShareableSecrets;
import io.countersign.vault.ShareableSecrets.Shareable;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the owners of a secret do with the access to it. */
@Stateless
public class GrantService {

    @Inject
    private ShareableSecrets secrets;

    @Inject
    private Teams teams;

    @Inject
    private Recipients recipients;

    @Inject
    private Grants grants;

    @Inject
    private Access access;

    @Inject
    private SharedMail mail;

    @Inject
    private Audited audited;

    public Page<GrantView> list(String id, Page.Request request) {
        return grants.page(secrets.require(id, Action.SECRET_SHARE).id(), request);
    }

    public GrantView get(String id, GrantId grantId) {
        return grants.get(secrets.require(id, Action.SECRET_SHARE).id(), grantId)
                .view();
    }

    /** With all of them, or with none; whoever can see the secret now and could not before is told by mail. */
    @RequiresConfirmation(Action.SECRET_SHARE)
    public List<GrantView> share(@TargetId String id, NewGrants request) {
        request.recipients().stream()
                .map(Recipient::team)
                .filter(Objects::nonNull)
                .sorted()
                .forEach(this::hold);
        Shareable secret = secrets.hold(id, Action.SECRET_SHARE);
        List<Recipients.Named> all = recipients.of(secret.id(), request);
        Map<String, String> before = access.roles(secret.id());
        all.forEach(to -> grants.add(secret, to.recipient()));
        access.follow(secret.id());
        all.forEach(to -> record("secret.shared", secret, to.inWords()));
        mail.tell(secret.id(), request.words(), access.gainedSince(secret.id(), before));
        return all.stream()
                .map(to -> grants.of(secret.id(), to.recipient()).orElseThrow().view())
                .toList();
    }

    @RequiresConfirmation(Action.SECRET_SHARE)
    public GrantView change(@TargetId String id, GrantId grantId, GrantChange change) {
        Shareable secret = secrets.hold(id, Action.SECRET_SHARE);
        Grant grant = grants.get(secret.id(), grantId);
        if (change.role() != ItemRole.OWNER) {
            grants.requireOtherOwner(secret.id(), grant);
        }
        grants.change(grant, change.role());
        access.follow(secret.id());
        record(
                "secret.role-changed",
                secret,
                grant.to().inWords() + " as " + change.role().id());
        return grants.get(secret.id(), grantId).view();
    }

    @RequiresConfirmation(Action.SECRET_SHARE)
    public void remove(@TargetId String id, GrantId grantId) {
        Shareable secret = secrets.hold(id, Action.SECRET_SHARE);
        Grant grant = grants.get(secret.id(), grantId);
        grants.requireOtherOwner(secret.id(), grant);
        grants.remove(grant);
        access.follow(secret.id());
        record("secret.share-ended", secret, grant.to().inWords());
    }

    /** It may have ended since it was looked for. */
    private void hold(String teamId) {
        teams.hold(teamId).orElseThrow(() -> Problem.invalid("team", "is no team of this workspace"));
    }

    private void record(String event, Shareable secret, String whom) {
        audited.record(event, "secret", secret.id(), "%s: %s".formatted(secret.name(), whom));
    }
}
