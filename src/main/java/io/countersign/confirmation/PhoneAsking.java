package io.countersign.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** What each workspace lets the phones of its members ask for. */
@ApplicationScoped
@Transactional(TxType.REQUIRED)
public class PhoneAsking {

    @PersistenceContext
    private EntityManager database;

    public PhoneAsks of(String workspaceId) {
        List<?> rows = database.createNativeQuery("select rule from phone_asking where workspace_id = ?")
                .setParameter(1, workspaceId)
                .getResultList();
        return rows.isEmpty() ? PhoneAsks.OTHER_DEVICE : PhoneAsks.valueOf((String) rows.get(0));
    }

    /** For who has ended what was asked under the earlier rule. Of two at once, the other one may count as the later. */
    public void change(String workspaceId, PhoneAsks rule) {
        int changed = database.createNativeQuery("update phone_asking set rule = ? where workspace_id = ?")
                .setParameter(1, rule.name())
                .setParameter(2, workspaceId)
                .executeUpdate();
        if (changed == 0) {
            database.createNativeQuery(
                            "insert into phone_asking (workspace_id, rule) values (?, ?) on conflict do nothing")
                    .setParameter(1, workspaceId)
                    .setParameter(2, rule.name())
                    .executeUpdate();
        }
    }
}
