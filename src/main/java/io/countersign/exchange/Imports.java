package io.countersign.exchange;

import io.countersign.audit.AuditEvent;
import io.countersign.audit.AuditTrail;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import io.countersign.vault.IncomingSecrets;
import io.countersign.vault.NewSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The steps of imports, each in a transaction of its own. As long as one runs, nobody has access to its secrets; the last
 * step gives it for all of them at once, or another end leaves them to {@link ImportSweep}.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Imports {

    /** Longer than a step takes; an import that is not heard of for longer belongs to a node that died. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String BEGIN =
            "insert into secret_import (id, workspace_id, member_id, running_for, state, total,"
                    + " done, lease_until, started_at) values (?, ?, ?, ?, 'RUNNING', ?, 0, ?, ?) on conflict do nothing";
    private static final String GO_ON =
            "update secret_import set done = done + ?, lease_until = ? where id = ? and state = 'RUNNING'";
    private static final String END =
            "update secret_import set state = ?, problem = ?, ended_at = ?, running_for = null"
                    + " where id = ? and state = 'RUNNING'";
    private static final String END_ABANDONED = END + " and lease_until < ?";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private IncomingSecrets incoming;

    @Inject
    private AuditTrail trail;

    /** @throws Problem {@code import-running} if the member has one already */
    String begin(ImportJob job) {
        String id = Tokens.id("i_");
        String member = job.who().memberId();
        long now = clock.instant().toEpochMilli();
        int begun = database.createNativeQuery(BEGIN)
                .setParameter(1, id)
                .setParameter(2, job.who().workspaceId())
                .setParameter(3, member)
                .setParameter(4, member)
                .setParameter(5, job.secrets().size())
                .setParameter(6, now + LEASE.toMillis())
                .setParameter(7, now)
                .executeUpdate();
        if (begun == 0) {
            Problem running = new Problem(ProblemType.IMPORT_RUNNING);
            runningOf(member).ifPresent(other -> running.with("import", other));
            throw running;
        }
        return id;
    }

    private Optional<String> runningOf(String member) {
        return database.createQuery(
                        "select i.id from SecretImport i where i.memberId = :member and i.state = :running",
                        String.class)
                .setParameter("member", member)
                .setParameter("running", ImportState.RUNNING)
                .getResultStream()
                .findFirst();
    }

    /** The next part of it; false if it has ended meanwhile: then nothing was added. */
    boolean add(String id, ImportJob job, List<NewSecret> part) {
        if (!goesOn(id, part.size())) {
            return false;
        }
        incoming.add(id, part, job.who().memberId(), job.who().memberName());
        return true;
    }

    private boolean goesOn(String id, int added) {
        return database.createNativeQuery(GO_ON)
                        .setParameter(1, added)
                        .setParameter(2, clock.instant().plus(LEASE).toEpochMilli())
                        .setParameter(3, id)
                        .executeUpdate()
                == 1;
    }

    /** All are there; does nothing if it has ended meanwhile. */
    void finish(String id, ImportJob job) {
        if (!end(id, ImportState.DONE, null)) {
            return;
        }
        incoming.show(id, job.who().memberId());
        trail.record(new AuditEvent(
                job.who().workspaceId(),
                new AuditEvent.Actor(job.who().memberId(), job.who().memberName()),
                "secrets.imported",
                new AuditEvent.Subject("import", id, job.secrets().size() + " secrets"),
                null,
                job.origin().ip(),
                job.origin().client(),
                null));
    }

    /** Without its secrets; answers whether it was still running. */
    boolean end(String id, ImportState state, ProblemType why) {
        return ending(END, id, state, why).executeUpdate() == 1;
    }

    /** As one that a node has left behind, unless that node has been heard of since it was found. */
    void abandon(String id) {
        ending(END_ABANDONED, id, ImportState.FAILED, ProblemType.INTERNAL)
                .setParameter(5, clock.instant().toEpochMilli())
                .executeUpdate();
    }

    private Query ending(String statement, String id, ImportState state, ProblemType why) {
        return database.createNativeQuery(statement)
                .setParameter(1, state.name())
                .setParameter(2, why == null ? null : why.name())
                .setParameter(3, clock.instant().toEpochMilli())
                .setParameter(4, id);
    }

    Optional<SecretImport> find(String id) {
        return Optional.ofNullable(database.find(SecretImport.class, id));
    }

    /** Those that a node has left behind. */
    List<String> abandoned() {
        return database.createQuery(
                        "select i.id from SecretImport i where i.state = :running and i.leaseUntil < :now",
                        String.class)
                .setParameter("running", ImportState.RUNNING)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Those that ended without success and have not been cleared away. */
    List<String> remains() {
        return database.createQuery(
                        "select distinct s.importId from Secret s, SecretImport i where s.importId = i.id and i.state in :ends",
                        String.class)
                .setParameter("ends", List.of(ImportState.FAILED, ImportState.CANCELLED))
                .getResultList();
    }

    List<String> someOf(String id, int most) {
        return incoming.some(id, most);
    }

    void discard(String secretId) {
        incoming.discard(secretId);
    }
}
