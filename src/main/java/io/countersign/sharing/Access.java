package io.countersign.sharing;

import io.countersign.directory.MemberRoleChanged;
import io.countersign.directory.TeamEnded;
import io.countersign.directory.TeamMembersChanged;
import io.countersign.platform.SystemClock;
import io.countersign.vault.ItemRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has access to what, by all ways together: one row for a member and a secret, so that lists follow one index. It is
 * made anew from the grants and the teams by who holds the secrets, in the transaction that has changed a way.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Access {

    private static final String BY_TEAM = "select 1 from team_grant t join team_member m on m.team_id = t.team_id"
            + " where t.secret_id = secret_grant.secret_id and m.member_id = secret_grant.member_id";

    /** Where there is none yet; which role counts is said by {@link #ROLE}. */
    private static final String APPEAR = "insert into secret_grant"
            + " (id, secret_id, member_id, role, secret_created_at, created_at)"
            + " select distinct 'g_' || substr(t.secret_id, 3) || '_' || substr(m.member_id, 3), t.secret_id, m.member_id,"
            + " 'COLLABORATOR', s.created_at, cast(? as bigint)"
            + " from team_grant t join team_member m on m.team_id = t.team_id join secret s on s.id = t.secret_id"
            + " where %s and not exists"
            + " (select 1 from secret_grant g where g.secret_id = t.secret_id and g.member_id = m.member_id)";

    private static final String VANISH =
            "delete from secret_grant where direct_role is null and %s and not exists (" + BY_TEAM + ")";

    /** The strongest of all ways; a guest is a collaborator, whatever was granted. */
    private static final String ROLE = "update secret_grant set role = case when"
            + " exists (select 1 from member p where p.id = secret_grant.member_id and p.role <> 'GUEST')"
            + " and (coalesce(direct_role, '') = 'OWNER' or exists (" + BY_TEAM + " and t.role = 'OWNER'))"
            + " then 'OWNER' else 'COLLABORATOR' end where %s";

    private static final String HOLD = "select s.id from secret s where s.id in"
            + " (select t.secret_id from team_grant t where t.team_id = ?) order by s.id for update";
    private static final String OF_TEAM = " in (select o.secret_id from team_grant o where o.team_id = ?)";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private LinkEndings links;

    /** After a grant on this secret was added, changed or removed; the caller holds the secret. */
    void follow(String secretId) {
        follow("t.secret_id = ?", "secret_id = ?", secretId);
    }

    void follow(@Observes TeamMembersChanged change) {
        hold(change.teamId());
        follow(
                "t.secret_id" + OF_TEAM + " and m.member_id = ?",
                "secret_id" + OF_TEAM + " and member_id = ?",
                change.teamId(),
                change.memberId());
    }

    void follow(@Observes TeamEnded end) {
        hold(end.teamId());
        follow("t.secret_id" + OF_TEAM, "secret_id" + OF_TEAM, end.teamId());
        query("delete from team_grant where team_id = ?", end.teamId()).executeUpdate();
    }

    /** A guest is a collaborator of all, and what was an owner's is it again for who is no guest any more. */
    void follow(@Observes MemberRoleChanged change) {
        query(
                        "select s.id from secret s where s.id in"
                                + " (select g.secret_id from secret_grant g where g.member_id = ?) order by s.id for update",
                        change.memberId())
                .getResultList();
        query(ROLE.formatted("member_id = ?"), change.memberId()).executeUpdate();
        links.ofNoOwners("member_id = ?", change.memberId());
    }

    /** The roles that count, by the ids of the members who have them. */
    Map<String, String> roles(String secretId) {
        List<?> rows = query("select member_id, role from secret_grant where secret_id = ?", secretId)
                .getResultList();
        Map<String, String> roles = new HashMap<>();
        rows.stream().map(Object[].class::cast).forEach(row -> roles.put((String) row[0], (String) row[1]));
        return roles;
    }

    /** Who has access, or a stronger role, that had it not before. */
    Set<String> gainedSince(String secretId, Map<String, String> before) {
        Map<String, String> now = roles(secretId);
        now.entrySet()
                .removeIf(entry -> entry.getValue().equals(before.get(entry.getKey()))
                        || ItemRole.OWNER.name().equals(before.get(entry.getKey())));
        return now.keySet();
    }

    /** Two who hold the secrets of teams wait for each other, for both take them in one order. */
    private void hold(String teamId) {
        query(HOLD, teamId).getResultList();
    }

    private void follow(String ways, String rows, Object... scope) {
        Object[] appearing = new Object[scope.length + 1];
        appearing[0] = clock.instant().toEpochMilli();
        System.arraycopy(scope, 0, appearing, 1, scope.length);
        query(APPEAR.formatted(ways), appearing).executeUpdate();
        query(VANISH.formatted(rows), scope).executeUpdate();
        query(ROLE.formatted(rows), scope).executeUpdate();
        links.ofNoOwners(rows, scope);
    }

    private Query query(String sql, Object... values) {
        Query query = database.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }
}
