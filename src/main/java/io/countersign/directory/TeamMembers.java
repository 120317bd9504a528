package io.countersign.directory;

import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;

/** Who is in which team. Whoever changes that holds the team, and tells it in the same transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class TeamMembers {

    private static final String PAGE = "select m.id, m.email, m.name, m.role, m.active, t.created_at"
            + " from team_member t join member m on m.id = t.member_id"
            + " where t.team_id = ? and (t.created_at, t.member_id) < (?, ?)"
            + " order by t.created_at desc, t.member_id desc limit ?";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<TeamMembersChanged> changed;

    @Inject
    private Event<TeamEnded> ended;

    private record Row(MemberView member, Instant since) {

        private static Row of(Object[] columns) {
            return new Row(
                    new MemberView(
                            (String) columns[0],
                            (String) columns[1],
                            (String) columns[2],
                            Role.valueOf((String) columns[3]),
                            (Boolean) columns[4]),
                    Instant.ofEpochMilli(((Number) columns[5]).longValue()));
        }
    }

    /** Who joined last comes first. */
    Page<MemberView> page(Team team, Page.Request request) {
        PageKey after = PageKey.of(request.after());
        List<?> rows = database.createNativeQuery(PAGE)
                .setParameter(1, team.id())
                .setParameter(2, after.at())
                .setParameter(3, after.id())
                .setParameter(4, request.limit() + 1)
                .getResultList();
        List<Row> found = rows.stream().map(row -> Row.of((Object[]) row)).toList();
        return Page.of(
                found,
                request,
                Row::member,
                last -> PageKey.text(last.since(), last.member().id()));
    }

    /** False if the member was in it already. */
    boolean add(Team team, Member member) {
        int added = database.createNativeQuery("insert into team_member (team_id, member_id, created_at)"
                        + " values (?, ?, ?) on conflict do nothing")
                .setParameter(1, team.id())
                .setParameter(2, member.id())
                .setParameter(3, clock.instant().toEpochMilli())
                .executeUpdate();
        return tell(added, team, member.id());
    }

    /** False if the member was not in it. */
    boolean remove(Team team, String memberId) {
        int removed = database.createNativeQuery("delete from team_member where team_id = ? and member_id = ?")
                .setParameter(1, team.id())
                .setParameter(2, memberId)
                .executeUpdate();
        return tell(removed, team, memberId);
    }

    /** All of them, since the team ends. */
    void disband(Team team) {
        database.createNativeQuery("delete from team_member where team_id = ?")
                .setParameter(1, team.id())
                .executeUpdate();
        ended.fire(new TeamEnded(team.id()));
    }

    private boolean tell(int rows, Team team, String memberId) {
        if (rows == 1) {
            changed.fire(new TeamMembersChanged(team.id(), memberId));
        }
        return rows == 1;
    }
}
