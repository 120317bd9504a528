package io.countersign.oidc;

import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Asks providers for their endpoints, and remembers them on this node for ten minutes. One that has failed is left alone for
 * five seconds; who asks meanwhile is told at once.
 */
@ApplicationScoped
public class Discovery {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
    private static final int MOST = 200;

    @Inject
    private ProviderClient client;

    @Inject
    private SystemClock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Supplier<Endpoints> endpoints, Instant until) {}

    /** @throws ProviderFailed if it is silent, or its description will not do */
    Endpoints of(String issuer) {
        Known one = known.get(issuer);
        return one != null && one.until().isAfter(clock.instant())
                ? one.endpoints().get()
                : anew(issuer);
    }

    /** As {@link #of}, without what is remembered. */
    Endpoints anew(String issuer) {
        if (known.size() >= MOST) {
            known.clear();
        }
        try {
            Endpoints endpoints = ask(issuer);
            known.put(issuer, new Known(() -> endpoints, clock.instant().plus(KEPT)));
            return endpoints;
        } catch (ProviderFailed failed) {
            known.put(issuer, new Known(() -> refuse(failed), clock.instant().plus(LEFT_ALONE)));
            throw failed;
        }
    }

    private Endpoints ask(String issuer) {
        URI description = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
        Endpoints endpoints = Endpoints.of(client.json(client.get(description)), issuer);
        client.requireForm(endpoints.authorization());
        client.requireForm(endpoints.token());
        client.requireForm(endpoints.keys());
        if (endpoints.endSession() != null) {
            client.requireForm(endpoints.endSession());
        }
        return endpoints;
    }

    private static Endpoints refuse(ProviderFailed failed) {
        throw failed;
    }
}
