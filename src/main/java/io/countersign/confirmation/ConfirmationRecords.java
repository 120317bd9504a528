package io.countersign.confirmation;

import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** What became of the confirmations of a workspace. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class ConfirmationRecords {

    @Inject
    private Confirmations confirmations;

    @Inject
    private SystemClock clock;

    /** Empty for another workspace's. */
    public Optional<ConfirmationRecord> find(String workspaceId, String id) {
        return confirmations
                .find(id)
                .filter(found -> found.workspaceId().equals(workspaceId))
                .map(found -> found.record(clock.instant()));
    }
}
