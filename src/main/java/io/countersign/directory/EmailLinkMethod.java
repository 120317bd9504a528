package io.countersign.directory;

import io.countersign.confirmation.Confirmation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** {@code email}: a link in the member's inbox, where the workspace has turned it on. */
@ApplicationScoped
@Transactional
public class EmailLinkMethod extends MailMethod {

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
    public boolean isAvailable(Confirmation confirmation) {
        return members.workspace(confirmation.workspaceId()).emailLinkEnabled()
                && members.get(confirmation.memberId()).active();
    }
}
