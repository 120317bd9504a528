package io.countersign.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.platform.Json;
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
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The way to identity providers: guarded as that to push services is, with an allow-list of its own. A call blocks for
 * eight seconds at the longest, and takes answers of up to 512 KB. At most {@value #AT_ONCE} requests of this server wait for
 * providers at a time: a silent one holds up nobody but those who ask for it.
 */
@ApplicationScoped
public class ProviderClient {

    private static final GuardedClient.Bounds BOUNDS =
            new GuardedClient.Bounds(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(8));
    private static final String JSON = "application/json";
    private static final int MOST = 512 * 1024;
    private static final int AT_ONCE = 40;

    @Inject
    private Settings settings;

    @Inject
    private SystemClock clock;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private EndpointGuard guard;
    private GuardedClient client;

    @PostConstruct
    void open() {
        String hosts = settings.text(Setting.OIDC_ALLOWED_HOSTS);
        guard = new EndpointGuard(hosts.isEmpty() ? Set.of() : Set.of(hosts.split("\\s*,\\s*")));
        client = new GuardedClient(guard, clock, BOUNDS);
    }

    /** For an address to which browsers are sent. @throws ProviderFailed if it must not be one */
    void requireForm(URI address) {
        try {
            guard.checkForm(address);
        } catch (EndpointRefused refused) {
            throw refused(refused.getMessage());
        }
    }

    /** @throws ProviderFailed */
    byte[] get(URI address) {
        return get(address, Map.of("Accept", JSON));
    }

    /** What the holder of an access token is told. @throws ProviderFailed */
    JsonNode get(URI address, String accessToken) {
        return json(get(address, Map.of("Accept", JSON, "Authorization", "Bearer " + accessToken)));
    }

    private byte[] get(URI address, Map<String, String> headers) {
        Reply.Answered answer = await(() -> client.get(address, headers, MOST));
        if (answer.status() != 200) {
            throw failed(answer.status());
        }
        return answer.body();
    }

    /** The JSON answer to a form, also one that tells of an error of the client's (RFC 6749, section 5.2). @throws ProviderFailed */
    JsonNode post(URI address, Map<String, String> headers, String form) {
        Reply.Answered answer = await(() -> client.postForm(address, headers, form, MOST));
        if (answer.status() != 200 && answer.status() != 400 && answer.status() != 401) {
            throw failed(answer.status());
        }
        return json(answer.body());
    }

    /** @throws ProviderFailed */
    JsonNode json(byte[] body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // As if it were no object
        }
        throw ProviderFailed.wrong("The provider's answer is not the JSON that was asked for.");
    }

    private Reply.Answered await(Supplier<CompletionStage<Reply>> request) {
        if (!places.tryAcquire()) {
            throw ProviderFailed.silent("Too many requests wait for providers.");
        }
        Reply end;
        try {
            // Ends by itself, and never exceptionally
            end = request.get().toCompletableFuture().join();
        } finally {
            places.release();
        }
        if (end instanceof Reply.Answered answer) {
            return answer;
        }
        if (end instanceof Reply.Refused refused) {
            throw refused(refused.sentence());
        }
        throw ProviderFailed.silent("The provider does not answer.");
    }

    private static ProviderFailed refused(String sentence) {
        return ProviderFailed.wrong(sentence.replace("The endpoint", "The provider's address"));
    }

    private static ProviderFailed failed(int status) {
        String sentence = "The provider answers with status " + status + ".";
        return status >= 500 || status == 429 ? ProviderFailed.silent(sentence) : ProviderFailed.wrong(sentence);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
