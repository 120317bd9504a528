package io.countersign.directory;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationMethod;
import io.countersign.delivery.Channel;
import io.countersign.delivery.Delivery;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** {@code email}: a link in the member's inbox, where the workspace has turned it on. */
@ApplicationScoped
@Transactional
public class EmailLinkMethod implements ConfirmationMethod {

    static final String NAME = "email";
    private static final Duration VALID = Duration.ofMinutes(10);

    @Inject
    private Members members;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration validity() {
        return VALID;
    }

    @Override
    public boolean sentOnAsking() {
        return false;
    }

    @Override
    public boolean isAvailable(Confirmation confirmation) {
        return members.workspace(confirmation.workspaceId()).emailLinkEnabled()
                && members.get(confirmation.memberId()).active();
    }

    @Override
    public List<Delivery.Message> messages(Confirmation confirmation) {
        return List.of(new Delivery.Message(
                Channel.MAIL, NAME, NAME, confirmation.id(), confirmation.memberId(), null, VALID));
    }

    @Override
    public ProblemType failure() {
        return ProblemType.MAIL_FAILED;
    }

    @Override
    public List<String> names(Confirmation confirmation, Collection<String> recipients) {
        return List.of(members.get(confirmation.memberId()).maskedEmail());
    }
}
