package io.countersign.device;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.countersign.platform.Problem;
import io.countersign.push.PushSubscription;
import io.countersign.push.SubscriptionInvalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** What a browser's {@code PushSubscription.toJSON()} gives; browsers may add members of their own. */
@JsonIgnoreProperties(ignoreUnknown = true)
record NewSubscription(
        @NotNull String endpoint, @NotNull @Valid Keys keys) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Keys(@NotNull String p256dh, @NotNull String auth) {}

    PushSubscription subscription() {
        try {
            return new PushSubscription(endpoint, keys.p256dh(), keys.auth());
        } catch (SubscriptionInvalid e) {
            throw Problem.invalid(e.member(), e.getMessage());
        }
    }
}
