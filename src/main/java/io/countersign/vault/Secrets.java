package io.countersign.vault;

import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds secrets that the caller has a role on. For all others it is as if they were not there. */
@ApplicationScoped
@Transactional
public class Secrets {

    private static final String ACCESSIBLE =
            "select s, g.role from Secret s, SecretGrant g where g.secretId = s.id and g.memberId = :member"
                    + " and s.workspaceId = :workspace";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    /** A secret and the caller's role on it. */
    record Accessible(Secret secret, ItemRole role) {

        /** @throws Problem {@code forbidden} for collaborators */
        Secret forOwner() {
            if (role != ItemRole.OWNER) {
                throw new Problem(ProblemType.FORBIDDEN);
            }
            return secret;
        }
    }

    /** @throws Problem {@code not-found} */
    Accessible get(String id) {
        return find(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    private Optional<Accessible> find(String id) {
        Caller.Identity who = caller.member();
        return database.createQuery(ACCESSIBLE + " and s.id = :id", Object[].class)
                .setParameter("member", who.memberId())
                .setParameter("workspace", who.workspaceId())
                .setParameter("id", id)
                .getResultStream()
                .map(Secrets::accessible)
                .findFirst();
    }

    List<Accessible> page(Page.Request request) {
        Caller.Identity who = caller.member();
        Secret after = request.after() == null
                ? null
                : find(request.after())
                        .map(Accessible::secret)
                        .orElseThrow(() -> Problem.invalid("after", "must be the next of an earlier answer"));
        return database.createQuery(
                        ACCESSIBLE + " and (s.createdAt < :at or (s.createdAt = :at and s.id < :after))"
                                + " order by s.createdAt desc, s.id desc",
                        Object[].class)
                .setParameter("member", who.memberId())
                .setParameter("workspace", who.workspaceId())
                .setParameter("at", after == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : after.createdAt())
                .setParameter("after", after == null ? "" : after.id())
                .setMaxResults(request.limit() + 1)
                .getResultStream()
                .map(Secrets::accessible)
                .toList();
    }

    private static Accessible accessible(Object[] row) {
        return new Accessible((Secret) row[0], (ItemRole) row[1]);
    }
}
