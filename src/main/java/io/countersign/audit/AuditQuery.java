package io.countersign.audit;

import jakarta.persistence.Query;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The SQL for a workspace's entries that pass a filter, for H2 and PostgreSQL alike. */
final class AuditQuery {

    private static final long DAY = 86_400_000;

    private final StringBuilder where = new StringBuilder("e.workspace_id = ?");
    private final List<Object> parameters = new ArrayList<>();

    AuditQuery(String workspaceId, AuditFilter filter) {
        parameters.add(workspaceId);
        if (filter.event() != null) {
            boolean group = filter.event().endsWith(".*");
            String name = group ? filter.event().substring(0, filter.event().length() - 1) : filter.event();
            and(group ? "e.event like ? escape '!'" : "e.event = ?", group ? escaped(name) + "%" : name);
        }
        if (filter.actor() != null) {
            and("e.actor_id = ?", filter.actor());
        }
        if (filter.target() != null) {
            String part = "%" + escaped(filter.target().strip().toLowerCase(Locale.ROOT)) + "%";
            and("(e.target_id = ? or lower(e.target_name) like ? escape '!')", filter.target(), part);
        }
        if (filter.confirmation() != null) {
            and("e.confirmation_id = ?", filter.confirmation());
        }
        if (filter.from() != null) {
            and("e.at >= ?", filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            and("e.at < ?", filter.to().toEpochMilli());
        }
    }

    private void and(String condition, Object... values) {
        where.append(" and ").append(condition);
        parameters.addAll(List.of(values));
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }

    String page() {
        return "select e.* from audit_entry e where " + where + " and e.n < ? order by e.n desc limit ?";
    }

    void bind(Query query, long before, int most) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(before, most));
        set(query, all);
    }

    String days() {
        return "select d.epoch_day, count(*) from (select (e.at + ?) / " + DAY
                + " as epoch_day from audit_entry e where " + where + ") d group by d.epoch_day order by d.epoch_day";
    }

    void bindDays(Query query, ZoneOffset zone) {
        List<Object> all = new ArrayList<>();
        all.add(zone.getTotalSeconds() * 1000L);
        all.addAll(parameters);
        set(query, all);
    }

    private static void set(Query query, List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
    }
}
