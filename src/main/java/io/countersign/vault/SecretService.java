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
import io.countersign.platform.Tokens;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What members do with secrets. */
@Stateless
public class SecretService {

    @PersistenceContext
    private EntityManager database;

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
    private SecretValues values;

    @Inject
    private Audited audited;

    /** A secret with the entity tag of its version. */
    public record Tagged(SecretView view, String tag) {}

    /** The values in clear. */
    public record Revealed(Map<String, String> fields) {}

    public Page<SecretView> list(Page.Request request) {
        return Page.of(
                secrets.page(request),
                request,
                this::inList,
                found -> found.secret().id());
    }

    public Tagged get(String id) {
        return tagged(secrets.get(id));
    }

    @Open("who makes a secret has its content already")
    public Tagged create(NewSecret content) {
        Caller.Identity who = caller.member();
        if (members.current().role() == Role.GUEST) {
            throw new Problem(ProblemType.FORBIDDEN, "A guest makes no secrets");
        }
        Vault vault = content.vault() == null
                ? vaults.defaultOf(who.workspaceId())
                : vaults.find(content.vault(), who.workspaceId())
                        .orElseThrow(() -> Problem.invalid("vault", "is no vault of this workspace"));
        Secret secret = new Secret(Tokens.id("x_"), who.workspaceId(), vault.id(), content, clock.instant());
        database.persist(secret);
        database.flush();
        database.persist(
                new SecretGrant(Tokens.id("g_"), secret.id(), who.memberId(), ItemRole.OWNER, clock.instant()));
        String note = content.fields().note();
        values.write(secret, "note", note == null ? "" : note);
        audited.record("secret.created", "secret", secret.id(), secret.name());
        database.flush();
        return tagged(new Secrets.Accessible(secret, ItemRole.OWNER));
    }

    @RequiresConfirmation(Action.SECRET_VIEW)
    public Revealed reveal(@TargetId String id) {
        Secret secret = secrets.get(id).secret();
        audited.record("secret.revealed", "secret", secret.id(), secret.name());
        return new Revealed(values.read(secret));
    }

    @RequiresConfirmation(Action.SECRET_EDIT)
    public Tagged edit(@TargetId String id, SecretChange change, IfMatch ifMatch) {
        Secret secret = locked(id);
        ifMatch.require(secret.tag());
        secret.change(change, clock.instant());
        if (change.note() != null) {
            values.write(secret, "note", change.note());
        }
        audited.record("secret.edited", "secret", secret.id(), secret.name());
        database.flush();
        return tagged(new Secrets.Accessible(secret, ItemRole.OWNER));
    }

    @RequiresConfirmation(Action.SECRET_DELETE)
    public void delete(@TargetId String id) {
        Secret secret = locked(id);
        values.delete(secret);
        database.createQuery("delete from SecretGrant g where g.secretId = :id")
                .setParameter("id", id)
                .executeUpdate();
        database.remove(secret);
        audited.record("secret.deleted", "secret", secret.id(), secret.name());
    }

    /** For an owner, and for this transaction alone: what was checked before the confirmation holds until the end. */
    private Secret locked(String id) {
        Secret secret = secrets.get(id).forOwner();
        database.refresh(secret, LockModeType.PESSIMISTIC_WRITE);
        return secret;
    }

    private SecretView inList(Secrets.Accessible found) {
        return view(found, null, null);
    }

    private Tagged tagged(Secrets.Accessible found) {
        List<String> masked = values.names(found.secret());
        Map<String, String> fields = new HashMap<>();
        masked.forEach(name -> fields.put(name, null));
        return new Tagged(view(found, fields, masked), found.secret().tag());
    }

    private SecretView view(Secrets.Accessible found, Map<String, String> fields, List<String> masked) {
        Secret secret = found.secret();
        return new SecretView(
                secret.id(),
                secret.type(),
                secret.name(),
                vaults.get(secret.vaultId()).view(),
                secret.confirmToView(),
                found.role(),
                secret.createdAt(),
                secret.changedAt(),
                fields,
                masked);
    }
}
