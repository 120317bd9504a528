package io.countersign.push;

import io.countersign.crypto.ServerKeys;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** This server as a sender of Web Push: one VAPID key for all nodes, one client, one guard of endpoints. */
@ApplicationScoped
public class WebPush {

    @Inject
    private Settings settings;

    @Inject
    private SystemClock clock;

    @Inject
    private ServerKeys keys;

    private VapidKey key;
    private EndpointGuard guard;
    private PushClient client;

    @PostConstruct
    void open() {
        String kept = keys.getOrCreate(
                "vapid",
                () -> Base64.getEncoder().encodeToString(VapidKey.create().toBytes()));
        key = VapidKey.fromBytes(Base64.getDecoder().decode(kept));
        guard = new EndpointGuard(allowedHosts());
        client = new PushClient(guard, key, subject(), clock);
    }

    /** The VAPID public key for {@code applicationServerKey}: an uncompressed point, base64url. */
    public String publicKey() {
        return key.publicKey();
    }

    /** @throws EndpointRefused if messages must not be sent there */
    public void check(URI endpoint) {
        guard.check(endpoint);
    }

    CompletionStage<PushResult> send(PushMessage message) {
        return client.send(message);
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private Set<String> allowedHosts() {
        String hosts = settings.text(Setting.PUSH_ALLOWED_HOSTS);
        return hosts.isEmpty() ? Set.of() : Set.of(hosts.split("\\s*,\\s*"));
    }

    private String subject() {
        return settings.has(Setting.PUSH_SUBJECT)
                ? settings.text(Setting.PUSH_SUBJECT)
                : "mailto:" + settings.text(Setting.MAIL_FROM);
    }
}
