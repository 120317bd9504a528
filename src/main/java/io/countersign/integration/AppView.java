package io.countersign.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * An app as admins see it.
 *
 * @param url with {@code events} for webhooks only
 * @param failingSince since when nothing has got through, or null
 * @param disabledAt since when nothing is sent any more, or null
 * @param secret in the answer to connecting a webhook only
 * @param pending how many deliveries wait for another try; where one app is asked for
 * @param deliveries the last 50, newest first; where one app is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppView(
        String id,
        String name,
        AppKind kind,
        String note,
        String url,
        List<String> events,
        By createdBy,
        Instant createdAt,
        Instant failingSince,
        Instant disabledAt,
        String secret,
        Long pending,
        List<DeliveryView> deliveries) {

    /** Who has connected it. */
    public record By(String id, String name) {}

    /**
     * One event on its way to the app.
     *
     * @param state {@code pending}, {@code delivered} or {@code failed}
     * @param status of the last answer, or null
     * @param triedAt when it was tried last, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeliveryView(
            String id, String event, String state, int tries, Integer status, Instant at, Instant triedAt) {}

    AppView with(String shownSecret) {
        return new AppView(
                id,
                name,
                kind,
                note,
                url,
                events,
                createdBy,
                createdAt,
                failingSince,
                disabledAt,
                shownSecret,
                null,
                null);
    }

    AppView with(long waiting, List<DeliveryView> last) {
        return new AppView(
                id, name, kind, note, url, events, createdBy, createdAt, failingSince, disabledAt, null, waiting, last);
    }
}
