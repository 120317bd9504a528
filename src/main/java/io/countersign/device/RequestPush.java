package io.countersign.device;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.delivery.Delivery;
import io.countersign.platform.Json;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import io.countersign.push.PushComposer;
import io.countersign.push.PushMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The push "Confirmation Request": id and sentence, no secret. */
@ApplicationScoped
@Transactional
public class RequestPush implements PushComposer {

    static final String KIND = "request";

    /** RFC 8030, section 5.4: a topic has at most 32 characters of base64url. */
    private static final int TOPIC = 32;

    @Inject
    private ConfirmationAnswers confirmations;

    @Inject
    private TrustedSessions phones;

    @Inject
    private SystemClock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<PushMessage> compose(Delivery delivery) {
        Confirmation confirmation = confirmations.get(delivery.confirmationId());
        Duration left = Duration.between(clock.instant(), confirmation.expiresAt());
        if (left.isNegative() || !confirmations.isPending(confirmation)) {
            return Optional.empty();
        }
        return phones.find(delivery.recipient())
                .flatMap(TrustedSession::subscription)
                .map(subscription -> new PushMessage(
                        subscription,
                        payload(confirmation),
                        left,
                        Tokens.sha256(confirmation.id()).substring(0, TOPIC)));
    }

    private static byte[] payload(Confirmation confirmation) {
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put("confirmation", confirmation.id());
        payload.put("title", "Confirmation Request");
        payload.put("body", shortened(confirmation.text()));
        return Json.write(payload).getBytes(StandardCharsets.UTF_8);
    }

    /** A notification shows a line or two; the whole sentence is on the screen that it opens. */
    private static String shortened(String text) {
        int most = 300;
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }
}
