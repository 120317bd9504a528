package io.countersign.proof;

import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * Remembers proofs, over all nodes, for longer than they could be shown again. In the transaction that finds out who asks, which
 * is over before anything is done: where that rolls back nobody was let in.
 */
@ApplicationScoped
@Transactional
public class UsedProofs {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** True the first time, for one caller. */
    boolean isFirst(Proof proof) {
        return database.createNativeQuery("insert into dpop_proof (id, at) values (?, ?) on conflict do nothing")
                        .setParameter(1, proof.id())
                        .setParameter(2, clock.instant().toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    void forgetOld() {
        database.createNativeQuery("delete from dpop_proof where at < ?")
                .setParameter(
                        1,
                        clock.instant().minus(Proof.TOLERANCE.multipliedBy(3)).toEpochMilli())
                .executeUpdate();
    }
}
