package io.countersign.sharing;

import io.countersign.directory.MemberDeactivated;
import io.countersign.platform.SystemClock;
import io.countersign.vault.SecretDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Ends links before their time: revoked, or because their secret is gone, or their maker is no owner of it any more. It is
 * for good, in the transaction that brings it about, and takes what the link held.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class LinkEndings {

    private static final String END =
            "update external_link set ended_at = ?, ended_by = 'REVOKED' where ended_at is null and ";
    private static final String EMPTY =
            "delete from link_part where link_id in (select id from external_link where ended_at is not null and %s)";
    private static final String MAKER_IS_NO_OWNER = " and not exists (select 1 from secret_grant g"
            + " where g.secret_id = external_link.secret_id and g.member_id = external_link.member_id and g.role = 'OWNER')";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    void end(@Observes SecretDeleted deleted) {
        revoke("secret_id = ?", deleted.secretId());
    }

    void end(@Observes MemberDeactivated deactivated) {
        revoke("member_id = ?", deactivated.memberId());
    }

    /** After the access to some secrets has changed; {@code which} are conditions on {@code secret_id} and {@code member_id}. */
    void ofNoOwners(String which, Object... values) {
        revoke(which + MAKER_IS_NO_OWNER, values);
    }

    /** How many have ended by it; of those that had ended before, what is left goes too. */
    int revoke(String which, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = clock.instant().toEpochMilli();
        System.arraycopy(values, 0, all, 1, values.length);
        int ended = query(END + which, all).executeUpdate();
        query(EMPTY.formatted(which), values).executeUpdate();
        return ended;
    }

    private Query query(String sql, Object... values) {
        Query query = database.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }
}
