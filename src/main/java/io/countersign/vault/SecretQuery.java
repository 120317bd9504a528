package io.countersign.vault;

import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL of one page of a member's secrets, newest first. Paged by key: a page far down costs what the first one does. In
 * SQL, for H2 and PostgreSQL alike, because it stands and falls with its indexes.
 */
final class SecretQuery {

    private static final String PAGE = """
            select g.secret_id, g.role, g.secret_created_at
            from secret_grant g join secret s on s.id = g.secret_id
            where g.member_id = ? and (g.secret_created_at, g.secret_id) < (?, ?)
            and s.workspace_id = ? and (s.expires_at is null or s.expires_at > ?)
            """;
    private static final String BEGINS =
            " and g.secret_id in (select w.secret_id from secret_word w where w.workspace_id = ?"
                    + " and w.word >= ? and w.word < ?)";
    private static final String OWNED = " and exists (select 1 from secret_grant o where o.secret_id = s.id"
            + " and o.member_id = ? and o.role = 'OWNER')";
    private static final String GRANTS = " and (select count(*) from secret_grant o where o.secret_id = s.id) ";

    /** The member is the same in all rows, but H2 takes the index for the order only so. */
    private static final String ORDER = " order by g.member_id, g.secret_created_at desc, g.secret_id desc limit ?";

    private final StringBuilder sql = new StringBuilder(PAGE);
    private final List<Object> parameters = new ArrayList<>();

    /** Whose list it is. */
    record Reader(String memberId, String workspaceId) {}

    SecretQuery(Reader reader, SecretFilter filter, Page.Request page, Instant now) {
        PageKey after = PageKey.of(page.after());
        parameters.addAll(List.of(reader.memberId(), after.at(), after.id(), reader.workspaceId(), now.toEpochMilli()));
        for (String word : filter.words()) {
            and(BEGINS, reader.workspaceId(), SearchWords.from(word), SearchWords.until(word));
        }
        if (filter.vault() != null) {
            and(" and s.vault_id = ?", filter.vault());
        }
        if (filter.type() != null) {
            and(" and s.type = ?", filter.type().id());
        }
        if (filter.owner() != null) {
            and(OWNED, filter.owner());
        }
        if (filter.shared() != null) {
            and(GRANTS + (filter.shared() ? "> 1" : "= 1"));
        }
        and(ORDER, page.limit() + 1);
    }

    private void and(String condition, Object... values) {
        sql.append(condition);
        parameters.addAll(List.of(values));
    }

    String sql() {
        return sql.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    /** What {@code after} takes to go on behind this secret. */
    static String key(Secret last) {
        return PageKey.text(last.createdAt(), last.id());
    }
}
