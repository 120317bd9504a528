package io.countersign.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys by which providers sign, remembered on this node for ten minutes. A key that is not known is asked for at once,
 * so a rotation needs nobody; but not more often than twice in ten seconds, whatever is sent.
 */
@ApplicationScoped
public class SigningKeys {

    private static final long KEPT_MILLIS = 600_000;
    private static final long WAIT_MILLIS = 10_000;
    private static final long BETWEEN_MILLIS = 10_000;
    private static final int MOST = 200;

    @Inject
    private ProviderClient client;

    private final Map<URI, JWKSource<SecurityContext>> known = new ConcurrentHashMap<>();

    JWKSource<SecurityContext> at(URI address) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(address, this::source);
    }

    private JWKSource<SecurityContext> source(URI address) {
        try {
            return JWKSourceBuilder.create(address.toURL(), url -> fetched(address))
                    .cache(KEPT_MILLIS, WAIT_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_MILLIS)
                    .build();
        } catch (MalformedURLException e) {
            throw ProviderFailed.wrong("The provider's jwks_uri is not a URL.");
        }
    }

    private Resource fetched(URI address) throws IOException {
        try {
            return new Resource(new String(client.get(address), StandardCharsets.UTF_8), null);
        } catch (ProviderFailed failed) {
            throw new IOException(failed);
        }
    }
}
