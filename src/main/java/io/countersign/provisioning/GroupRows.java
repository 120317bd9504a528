package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import io.countersign.platform.Caller;
import io.countersign.platform.SystemClock;
import io.countersign.provisioning.GroupRow.InGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Teams of the caller's workspace with who is in them, and what SCIM knows of them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class GroupRows {

    private static final String FROM =
            " from team t left join scim_group g on g.team_id = t.id where t.workspace_id = ?";

    private static final String ORDER = " order by t.created_at, t.id";

    private static final Map<String, String> COLUMNS =
            Map.of("id", "t.id = ?", "displayname", "t.name_key = ?", "externalid", "g.external_id = ?");

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    Optional<GroupRow> find(String id) {
        return select(Condition.of(" and t.id = ?", id), "").stream().findFirst();
    }

    /** All that may fit the filter, the oldest first. */
    List<GroupRow> candidates(FilterNode filter) {
        return select(Condition.of(filter, COLUMNS), ORDER);
    }

    /** @param from the first is 1 */
    List<GroupRow> page(long from, int count) {
        return select(new Condition("", List.of((long) count, from - 1)), ORDER + " limit ? offset ?");
    }

    long count() {
        return ((Number) query("select count(*)" + FROM, List.of()).getSingleResult()).longValue();
    }

    void write(String teamId, String externalId) {
        long now = clock.instant().toEpochMilli();
        int updated = database.createNativeQuery(
                        "update scim_group set external_id = ?, changed_at = ? where team_id = ?")
                .setParameter(1, externalId)
                .setParameter(2, now)
                .setParameter(3, teamId)
                .executeUpdate();
        if (updated == 0) {
            database.createNativeQuery(
                            "insert into scim_group (team_id, workspace_id, external_id, changed_at) values (?, ?, ?,"
                                    + " ?)")
                    .setParameter(1, teamId)
                    .setParameter(2, workspace())
                    .setParameter(3, externalId)
                    .setParameter(4, now)
                    .executeUpdate();
        }
    }

    private List<GroupRow> select(Condition condition, String end) {
        List<?> rows = query(
                        "select t.id, t.name, t.created_at, g.external_id, g.changed_at" + FROM + condition.sql() + end,
                        condition.values())
                .getResultList();
        Map<String, List<InGroup>> members =
                members(rows.stream().map(row -> (String) ((Object[]) row)[0]).toList());
        return rows.stream()
                .map(row -> GroupRow.of(row, members.getOrDefault((String) ((Object[]) row)[0], List.of())))
                .toList();
    }

    private Map<String, List<InGroup>> members(List<String> teams) {
        if (teams.isEmpty()) {
            return Map.of();
        }
        String marks = teams.stream().map(team -> "?").collect(Collectors.joining(", "));
        Query query = database.createNativeQuery("select tm.team_id, m.id, m.name from team_member tm"
                + " join member m on m.id = tm.member_id where tm.team_id in (" + marks + ") order by m.name, m.id");
        IntStream.range(0, teams.size()).forEach(i -> query.setParameter(i + 1, teams.get(i)));
        Stream<?> rows = query.getResultList().stream();
        return rows.map(row -> (Object[]) row)
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        Collectors.mapping(row -> new InGroup((String) row[1], (String) row[2]), Collectors.toList())));
    }

    private Query query(String sql, List<Object> values) {
        Query query = database.createNativeQuery(sql).setParameter(1, workspace());
        IntStream.range(0, values.size()).forEach(i -> query.setParameter(i + 2, values.get(i)));
        return query;
    }

    private String workspace() {
        return caller.anyone().workspaceId();
    }
}
