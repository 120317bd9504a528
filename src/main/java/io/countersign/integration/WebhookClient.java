package io.countersign.integration;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import io.countersign.push.EndpointGuard;
import io.countersign.push.EndpointRefused;
import io.countersign.push.GuardedClient;
import io.countersign.push.Reply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The way to webhooks: guarded as that to push services is, with an allow-list of its own. */
@ApplicationScoped
public class WebhookClient {

    @Inject
    private Settings settings;

    @Inject
    private SystemClock clock;

    private EndpointGuard guard;
    private GuardedClient client;

    @PostConstruct
    void open() {
        String hosts = settings.text(Setting.APPS_ALLOWED_HOSTS);
        guard = new EndpointGuard(hosts.isEmpty() ? Set.of() : Set.of(hosts.split("\\s*,\\s*")));
        client = new GuardedClient(guard, clock);
    }

    /** @throws EndpointRefused if nothing may be sent there */
    void check(URI url) {
        guard.check(url);
    }

    CompletionStage<Reply> post(URI url, Map<String, String> headers, String json) {
        return client.post(url, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
