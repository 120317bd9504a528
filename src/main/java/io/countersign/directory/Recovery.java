package io.countersign.directory;

import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** The recovery codes: for one owner each, for one use, kept as hashes. */
@ApplicationScoped
@Transactional
public class Recovery {

    private static final Duration VALID = Duration.ofHours(1);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** A new code for this member, in the place of an earlier one. */
    String newCode(Member member) {
        String code = Tokens.secret();
        database.createNativeQuery("delete from recovery where member_id = ?")
                .setParameter(1, member.id())
                .executeUpdate();
        database.createNativeQuery("insert into recovery (member_id, code_hash, expires_at) values (?, ?, ?)")
                .setParameter(1, member.id())
                .setParameter(2, Tokens.sha256(code))
                .setParameter(3, clock.instant().plus(VALID).toEpochMilli())
                .executeUpdate();
        return code;
    }

    /** Of two at the same time, one is told true. */
    boolean use(Member member, String code) {
        long now = clock.instant().toEpochMilli();
        return database.createNativeQuery("update recovery set used_at = ?"
                                + " where member_id = ? and code_hash = ? and used_at is null and expires_at > ?")
                        .setParameter(1, now)
                        .setParameter(2, member.id())
                        .setParameter(3, Tokens.sha256(code.strip()))
                        .setParameter(4, now)
                        .executeUpdate()
                == 1;
    }

    /** Whether the last code for this member was used. */
    boolean isUsed(Member member) {
        return !database.createNativeQuery("select 1 from recovery where member_id = ? and used_at is not null")
                .setParameter(1, member.id())
                .getResultList()
                .isEmpty();
    }

    /** Codes that were used, so that others can be made. */
    void forgetUsed() {
        database.createNativeQuery("delete from recovery where used_at is not null")
                .executeUpdate();
    }
}
