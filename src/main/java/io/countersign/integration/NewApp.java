package io.countersign.integration;

import io.countersign.platform.Problem;
import io.countersign.platform.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An app to be connected.
 *
 * @param kind null: a webhook if there is a URL, else another app
 * @param url where a webhook is told
 * @param events of what; null: of everything
 */
public record NewApp(
        @NotBlank @Size(max = 100) @Shown String name,
        AppKind kind,
        @Size(max = 1000) String note,
        @Size(max = 2000) String url,
        @Size(max = 100) List<AppEvent> events) {

    AppKind kindOrDefault() {
        if (kind != null) {
            return kind;
        }
        return url == null ? AppKind.OTHER : AppKind.WEBHOOK;
    }

    /** Each once, in a fixed order. */
    Set<AppEvent> eventsOrAll() {
        if (kindOrDefault() != AppKind.WEBHOOK) {
            return Set.of();
        }
        return events == null ? EnumSet.allOf(AppEvent.class) : EnumSet.copyOf(events);
    }

    /** @throws Problem {@code invalid-request} if the parts do not go together */
    void requireFit() {
        if (kindOrDefault() == AppKind.OTHER) {
            requireNone("url", url);
            requireNone("events", events);
            return;
        }
        if (url == null || url.isBlank()) {
            throw Problem.invalid("url", "is needed: a webhook is told there");
        }
        if (events != null && (events.isEmpty() || events.contains(null))) {
            throw Problem.invalid("events", "must name one event at least");
        }
    }

    /** @throws Problem {@code invalid-request} */
    URI uri() {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            throw Problem.invalid("url", "must be a URL");
        }
    }

    private static void requireNone(String member, Object value) {
        if (value != null) {
            throw Problem.invalid(member, "is for webhooks only");
        }
    }
}
