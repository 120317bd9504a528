package io.countersign.directory;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationDenied;
import io.countersign.confirmation.ConfirmationsLocked;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells the admins by mail of what looks wrong, in the transaction in which it happened. */
@ApplicationScoped
public class AdminMails {

    @Inject
    private Members members;

    @Inject
    private Outbox outbox;

    void denied(@Observes ConfirmationDenied event) {
        members.admins(event.confirmation().workspaceId())
                .forEach(admin -> tell(DeniedMail.KIND, event.confirmation(), admin.id()));
    }

    void locked(@Observes ConfirmationsLocked event) {
        Confirmation last = event.last();
        members.admins(last.workspaceId()).stream()
                .map(Member::id)
                .filter(id -> !id.equals(last.memberId()))
                .forEach(id -> tell(LockedMail.KIND, last, id));
        tell(LockedMail.KIND, last, last.memberId());
    }

    private void tell(String kind, Confirmation confirmation, String memberId) {
        outbox.put(Delivery.Message.notice(kind, confirmation.id(), memberId, null));
    }
}
