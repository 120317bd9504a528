package io.countersign.integration;

import io.countersign.audit.AuditEvent;
import io.countersign.platform.Json;
import java.time.Instant;

/** The content of a delivery, in the form that Standard Webhooks recommends: names and ids, never a secret's content. */
record WebhookEvent(String type, Instant timestamp, Data data) {

    record Data(Workspace workspace, AuditEvent.Actor actor, AuditEvent.Subject target) {}

    record Workspace(String id, String name) {}

    static WebhookEvent of(AuditEvent event, String workspace, Instant at) {
        return new WebhookEvent(
                event.event(),
                at,
                new Data(new Workspace(event.workspaceId(), workspace), event.actor(), event.target()));
    }

    String json() {
        return Json.write(this);
    }
}
