package io.countersign.sharing;

import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import io.countersign.vault.ItemRole;
import io.countersign.vault.ShareableSecrets.Shareable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** What is granted on secrets. Whoever changes it holds the secret, and has {@link Access} follow. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Grants {

    private static final String ALL = """
            select x.id, x.member_id, x.team_id, x.name, x.email, x.role, x.created_at from (
            select g.id as id, g.member_id as member_id, cast(null as varchar(40)) as team_id, m.name as name,
            m.email as email, g.direct_role as role, g.created_at as created_at
            from secret_grant g join member m on m.id = g.member_id
            where g.secret_id = ? and g.direct_role is not null
            union all
            select t.id, cast(null as varchar(40)), t.team_id, n.name, cast(null as varchar(254)), t.role, t.created_at
            from team_grant t join team n on n.id = t.team_id where t.secret_id = ?) x
            """;
    private static final String PAGE =
            ALL + " where (x.created_at, x.id) < (?, ?) order by x.created_at desc, x.id desc limit ?";
    private static final String OTHER_OWNERS = "select count(*) from secret_grant g join member m on m.id = g.member_id"
            + " where g.secret_id = ? and g.direct_role = 'OWNER' and g.role = 'OWNER' and m.active = true and g.id <> ?";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** Newest first. */
    Page<GrantView> page(String secretId, Page.Request request) {
        PageKey after = PageKey.of(request.after());
        List<Grant> found = list(PAGE, secretId, secretId, after.at(), after.id(), request.limit() + 1);
        return Page.of(found, request, Grant::view, last -> PageKey.text(last.at(), last.id()));
    }

    /** @throws Problem {@code not-found} if it is none of this secret's */
    Grant get(String secretId, GrantId id) {
        return list(ALL + " where x.id = ?", secretId, secretId, id.text()).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    Optional<Grant> of(String secretId, Recipient to) {
        String who = to.member() == null ? " where x.team_id = ?" : " where x.member_id = ?";
        return list(ALL + who, secretId, secretId, to.member() == null ? to.team() : to.member()).stream()
                .findFirst();
    }

    /** @throws Problem {@code last-owner} if nobody else who is active would be an owner without this one */
    void requireOtherOwner(String secretId, Grant grant) {
        long others = ((Number) query(OTHER_OWNERS, secretId, grant.id()).getSingleResult()).longValue();
        if (grant.isOwners() && others == 0) {
            throw new Problem(ProblemType.LAST_OWNER);
        }
    }

    void add(Shareable secret, Recipient to) {
        long now = clock.instant().toEpochMilli();
        String role = to.role().name();
        if (to.team() != null) {
            run(
                    "insert into team_grant (id, secret_id, team_id, role, created_at) values (?, ?, ?, ?, ?)",
                    Tokens.id("g_"),
                    secret.id(),
                    to.team(),
                    role,
                    now);
            return;
        }
        // There is a row already if the member has access by a team
        int changed = run(
                "update secret_grant set direct_role = ?, created_at = ? where secret_id = ? and member_id = ?",
                role,
                now,
                secret.id(),
                to.member());
        if (changed == 0) {
            run(
                    "insert into secret_grant (id, secret_id, member_id, role, direct_role, secret_created_at, created_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    Tokens.id("g_"),
                    secret.id(),
                    to.member(),
                    role,
                    role,
                    secret.createdAt().toEpochMilli(),
                    now);
        }
    }

    void change(Grant grant, ItemRole role) {
        String table = grant.teamId() == null ? "secret_grant set direct_role" : "team_grant set role";
        run("update " + table + " = ? where id = ?", role.name(), grant.id());
    }

    /** The row of a member stays until {@link Access} has looked whether there is another way. */
    void remove(Grant grant) {
        run(
                grant.teamId() == null
                        ? "update secret_grant set direct_role = null where id = ?"
                        : "delete from team_grant where id = ?",
                grant.id());
    }

    private List<Grant> list(String sql, Object... values) {
        List<?> rows = query(sql, values).getResultList();
        return rows.stream().map(Grant::of).toList();
    }

    private int run(String sql, Object... values) {
        return query(sql, values).executeUpdate();
    }

    private Query query(String sql, Object... values) {
        Query query = database.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }
}
