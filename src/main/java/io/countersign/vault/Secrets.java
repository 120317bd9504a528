package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds secrets that the caller has a role on. For all others, and for what has expired, it is as if they were not there. */
@ApplicationScoped
@Transactional
public class Secrets {

    /**
     * Decides by itself whether a secret is there for its caller: one of nobody, of another workspace, of a colleague, and
     * one that has expired end here alike, after the same work.
     */
    private static final String ONE =
            "select s, g.role from Secret s, SecretGrant g where g.secretId = s.id and g.memberId = :member"
                    + " and s.workspaceId = :workspace and s.id = :id and (s.expiresAt is null or s.expiresAt > :now)";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    /** A secret and the caller's role on it. */
    record Accessible(Secret secret, ItemRole role) {

        /** @throws Problem {@code forbidden} if the role does not allow it */
        Secret require(Action action) {
            if (!role.may(action)) {
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
        return database.createQuery(ONE, Object[].class)
                .setParameter("member", who.memberId())
                .setParameter("workspace", who.workspaceId())
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(row -> new Accessible((Secret) row[0], (ItemRole) row[1]))
                .findFirst();
    }

    List<Accessible> page(SecretFilter filter, Page.Request request) {
        Caller.Identity who = caller.member();
        SecretQuery page = new SecretQuery(
                new SecretQuery.Reader(who.memberId(), who.workspaceId()), filter, request, clock.instant());
        Query query = database.createNativeQuery(page.sql());
        for (int i = 0; i < page.parameters().size(); i++) {
            query.setParameter(i + 1, page.parameters().get(i));
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.getResultList();
        Map<String, Secret> found =
                byId(rows.stream().map(row -> (String) row[0]).toList());
        if (found.size() < rows.size()) {
            // One was deleted between the two queries
            return page(filter, request);
        }
        return rows.stream()
                .map(row -> new Accessible(found.get((String) row[0]), ItemRole.valueOf((String) row[1])))
                .toList();
    }

    private Map<String, Secret> byId(List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.createQuery("select s from Secret s where s.id in :ids", Secret.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Secret::id, Function.identity()));
    }
}
