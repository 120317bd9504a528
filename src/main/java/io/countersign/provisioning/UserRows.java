package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import io.countersign.platform.Caller;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Members of the caller's workspace with what SCIM knows of them. Who was deleted by SCIM and is not active is not there. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class UserRows {

    private static final String FROM = " from member m left join scim_user s on s.member_id = m.id"
            + " where m.workspace_id = ? and (m.active = true or s.deleted_at is null)";

    private static final String SELECT = "select m.id, m.email, m.name, m.role, m.active, m.created_at,"
            + " case when s.user_name_key is null then null else s.user_name end,"
            + " s.given_name, s.family_name, s.external_id, s.changed_at" + FROM;

    private static final Map<String, String> COLUMNS = Map.of(
            "id", "m.id = ?",
            "username", "s.user_name_key = ? or m.email = ?",
            "externalid", "s.external_id = ?",
            "displayname", "lower(m.name) = ?",
            "emails.value", "m.email = ?");

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    Optional<UserRow> find(String id) {
        return select(Condition.of(" and m.id = ?", id), "", List.of()).stream().findFirst();
    }

    /** All that may fit the filter, the oldest first. */
    List<UserRow> candidates(FilterNode filter) {
        return select(Condition.of(filter, COLUMNS), " order by m.created_at, m.id", List.of());
    }

    /** @param from the first is 1 */
    List<UserRow> page(long from, int count) {
        return select(
                Condition.of(""), " order by m.created_at, m.id limit ? offset ?", List.of((long) count, from - 1));
    }

    long count() {
        return ((Number) query("select count(*)" + FROM, List.of()).getSingleResult()).longValue();
    }

    /** Whether somebody else of the workspace has this name, or has it as address and no other name. */
    boolean isTaken(WantedUser user, String butBy) {
        String sql = "select m.id" + FROM + " and m.id <> ?"
                + " and (s.user_name_key = ? or (s.user_name_key is null and m.email = ?))";
        return !query(sql, List.of(butBy, user.userNameKey(), user.userNameKey()))
                .getResultList()
                .isEmpty();
    }

    /** A member who was deleted by SCIM, by the address. */
    Optional<String> deleted(String email) {
        return query(
                        "select m.id from member m join scim_user s on s.member_id = m.id where m.workspace_id = ?"
                                + " and m.active = false and s.deleted_at is not null and m.email = ?",
                        List.of(email))
                .getResultList()
                .stream()
                .findFirst()
                .map(String.class::cast);
    }

    void write(String memberId, WantedUser user) {
        List<Object> values = Arrays.asList(
                user.userName(),
                user.userNameKey(),
                user.givenName(),
                user.familyName(),
                user.externalId(),
                clock.instant().toEpochMilli(),
                memberId);
        int updated = set(
                        database.createNativeQuery(
                                "update scim_user set user_name = ?, user_name_key = ?, given_name = ?, family_name ="
                                        + " ?, external_id = ?, changed_at = ?, deleted_at = null where member_id = ?"),
                        values)
                .executeUpdate();
        if (updated == 0) {
            set(
                            database.createNativeQuery(
                                    "insert into scim_user (user_name, user_name_key, given_name, family_name,"
                                            + " external_id, changed_at, member_id, workspace_id) values (?, ?, ?, ?, ?,"
                                            + " ?, ?, ?)"),
                            Stream.concat(values.stream(), Stream.of(workspace()))
                                    .toList())
                    .executeUpdate();
        }
    }

    /** From now on it is not there, and its name is free. */
    void delete(String memberId) {
        database.createNativeQuery("update scim_user set deleted_at = ?, changed_at = ?, user_name_key = null,"
                        + " external_id = null where member_id = ?")
                .setParameter(1, clock.instant().toEpochMilli())
                .setParameter(2, clock.instant().toEpochMilli())
                .setParameter(3, memberId)
                .executeUpdate();
    }

    private List<UserRow> select(Condition condition, String end, List<Object> endValues) {
        List<Object> values = new ArrayList<>(condition.values());
        values.addAll(endValues);
        List<?> rows = query(SELECT + condition.sql() + end, values).getResultList();
        return rows.stream().map(UserRow::of).toList();
    }

    private Query query(String sql, List<Object> values) {
        Query query = database.createNativeQuery(sql).setParameter(1, workspace());
        IntStream.range(0, values.size()).forEach(i -> query.setParameter(i + 2, values.get(i)));
        return query;
    }

    private static Query set(Query query, List<?> values) {
        IntStream.range(0, values.size()).forEach(i -> query.setParameter(i + 1, values.get(i)));
        return query;
    }

    private String workspace() {
        return caller.anyone().workspaceId();
    }
}
