package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of teams. A team is looked for in the caller's workspace only. */
@ApplicationScoped
@Transactional
public class Teams {

    private static final String VIEW = "select t.id, t.name, t.created_at,"
            + " (select count(*) from team_member m where m.team_id = t.id) from team t";
    private static final String PAGE = VIEW
            + " where t.workspace_id = ? and (t.created_at, t.id) < (?, ?) order by t.created_at desc, t.id desc limit ?";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    public Optional<Team> inWorkspace(String id) {
        String workspace = caller.anyone().workspaceId();
        return Optional.ofNullable(database.find(Team.class, id))
                .filter(team -> team.workspaceId().equals(workspace));
    }

    /**
     * For this transaction alone: until its end nobody joins it, leaves it, ends it, or is given access by it. Whoever
     * holds secrets too holds the teams first, and both in the order of their ids.
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Team> hold(String id) {
        return inWorkspace(id)
                .filter(team -> !database.createNativeQuery("select id from team where id = ? for update")
                        .setParameter(1, id)
                        .getResultList()
                        .isEmpty());
    }

    Page<TeamView> page(Page.Request request) {
        PageKey after = PageKey.of(request.after());
        List<?> rows = database.createNativeQuery(PAGE)
                .setParameter(1, caller.member().workspaceId())
                .setParameter(2, after.at())
                .setParameter(3, after.id())
                .setParameter(4, request.limit() + 1)
                .getResultList();
        List<TeamView> found = rows.stream().map(Teams::view).toList();
        return Page.of(found, request, team -> team, last -> PageKey.text(last.createdAt(), last.id()));
    }

    TeamView view(Team team) {
        return view(database.createNativeQuery(VIEW + " where t.id = ?")
                .setParameter(1, team.id())
                .getSingleResult());
    }

    private static TeamView view(Object row) {
        Object[] columns = (Object[]) row;
        return new TeamView(
                (String) columns[0],
                (String) columns[1],
                ((Number) columns[3]).longValue(),
                Instant.ofEpochMilli(((Number) columns[2]).longValue()));
    }

    /** The id of the new team; empty if there is one of this name. */
    Optional<String> insert(String workspaceId, String name) {
        String id = Tokens.id("e_");
        int inserted = database.createNativeQuery("insert into team (id, workspace_id, name, name_key, created_at)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, workspaceId)
                .setParameter(3, name.strip())
                .setParameter(4, Team.nameKey(name))
                .setParameter(5, clock.instant().toEpochMilli())
                .executeUpdate();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
    }

    boolean isNameTaken(Team butBy, String name) {
        return !database.createQuery(
                        "select t.id from Team t where t.workspaceId = :workspace and t.nameKey = :name and t.id <> :but",
                        String.class)
                .setParameter("workspace", butBy.workspaceId())
                .setParameter("name", Team.nameKey(name))
                .setParameter("but", butBy.id())
                .getResultList()
                .isEmpty();
    }

    void delete(Team team) {
        database.remove(team);
        database.flush();
    }
}
