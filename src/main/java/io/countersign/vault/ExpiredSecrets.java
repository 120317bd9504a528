package io.countersign.vault;

import io.countersign.audit.AuditEvent;
import io.countersign.audit.AuditTrail;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Secrets whose end has come. */
@ApplicationScoped
@Transactional
public class ExpiredSecrets {

    private static final int AT_ONCE = 50;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private SecretKeeping keeping;

    @Inject
    private AuditTrail trail;

    /** At most {@value #AT_ONCE} ids. */
    public List<String> some() {
        return database.createQuery("select s.id from Secret s where s.expiresAt <= :now order by s.id", String.class)
                .setParameter("now", clock.instant())
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Does nothing if another node was faster, or if its end was moved. */
    public void remove(String id) {
        Secret secret = database.find(Secret.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (secret != null && secret.expiresAt() != null && !secret.expiresAt().isAfter(clock.instant())) {
            remove(secret);
        }
    }

    private void remove(Secret secret) {
        keeping.delete(secret);
        trail.record(AuditEvent.ofServer(
                secret.workspaceId(), "secret.expired", new AuditEvent.Subject("secret", secret.id(), secret.name())));
    }
}
