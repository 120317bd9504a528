package io.countersign.directory;

import io.countersign.audit.AuditTrail;
import io.countersign.audit.AuditView;
import io.countersign.platform.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The trail of the caller's workspace, for its admins. */
@Stateless
public class AuditService {

    @Inject
    private Members members;

    @Inject
    private AuditTrail trail;

    public Page<AuditView> list(String event, Page.Request request) {
        return trail.page(members.currentAdmin().workspaceId(), event, request);
    }
}
