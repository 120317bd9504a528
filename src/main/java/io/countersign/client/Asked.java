package io.countersign.client;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;

/**
 * What somebody is asked to confirm.
 *
 * @param text the sentence that the phone shows
 * @param number to be typed on the phone where the workspace wants it; show it to nobody else
 * @param sent the channels by which it was sent; empty where the person has to open the app by themselves
 * @param expiresAt the latest end
 */
public record Asked(String id, String state, String text, String number, List<String> sent, Instant expiresAt) {

    static Asked of(JsonObject confirmation) {
        return new Asked(
                confirmation.getString("id"),
                confirmation.getString("state"),
                confirmation.getString("text"),
                confirmation.getString("number", null),
                confirmation.getJsonArray("sent").getValuesAs(value -> ((JsonString) value).getString()),
                Instant.parse(confirmation.getString("expiresAt")));
    }
}
