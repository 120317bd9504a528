package io.countersign.device;

import io.countersign.delivery.Channel;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.platform.Json;
import io.countersign.platform.Tokens;
import io.countersign.push.PushComposer;
import io.countersign.push.PushMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A push that a phone asks for, to see whether pushes arrive. */
@ApplicationScoped
@Transactional
public class TestPush implements PushComposer {

    private static final String KIND = "test";
    private static final Duration VALID = Duration.ofMinutes(1);

    @Inject
    private Outbox outbox;

    @Inject
    private TrustedSessions phones;

    void send(TrustedSession phone) {
        outbox.put(new Delivery.Message(Channel.PUSH, KIND, null, null, phone.id(), null, VALID));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<PushMessage> compose(Delivery delivery) {
        return phones.find(delivery.recipient())
                .flatMap(TrustedSession::subscription)
                .map(subscription -> new PushMessage(
                        subscription,
                        Json.write(Map.of(
                                        "test", true,
                                        "title", "Countersign",
                                        "body", "Pushes reach this phone."))
                                .getBytes(StandardCharsets.UTF_8),
                        VALID,
                        Tokens.sha256(delivery.recipient()).substring(0, 32)));
    }
}
