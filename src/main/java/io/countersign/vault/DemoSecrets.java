package io.countersign.vault;

import io.countersign.directory.Member;
import io.countersign.directory.Role;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** A few secrets to try things with. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class DemoSecrets {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Vaults vaults;

    @Inject
    private SecretValues values;

    /** Guests make no secrets, so they get none. */
    public void giveTo(Member member) {
        if (member.role() == Role.GUEST) {
            return;
        }
        add(member, "Production database", "db.acme.test  user: app  password: kT7#mvQ2-x9Lp", true);
        add(member, "Office alarm code", "4417, then #. Ask Olivia before you change it.", true);
        add(member, "Guest Wi-Fi", "SSID acme-guest, password: welcome to the third floor", false);
    }

    private void add(Member owner, String name, String note, boolean confirmToView) {
        NewSecret content = new NewSecret(Secret.TEXT, name, null, new SecretFields(note), confirmToView);
        Vault vault = vaults.defaultOf(owner.workspaceId());
        Secret secret = new Secret(Tokens.id("x_"), owner.workspaceId(), vault.id(), content, clock.instant());
        database.persist(secret);
        database.flush();
        database.persist(new SecretGrant(Tokens.id("g_"), secret.id(), owner.id(), ItemRole.OWNER, clock.instant()));
        values.write(secret, "note", note);
    }
}
