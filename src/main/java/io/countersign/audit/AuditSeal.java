package io.countersign.audit;

import io.countersign.crypto.KeyedDigest;
import io.countersign.crypto.ServerKeys;
import io.countersign.platform.Json;
import io.countersign.platform.Tokens;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Digests (HMAC-SHA-256) of entries and of heads, by a key under the master key: who has the database alone can neither
 * make one nor move one to another place.
 */
@ApplicationScoped
public class AuditSeal {

    @Inject
    private ServerKeys keys;

    private KeyedDigest digest;

    @PostConstruct
    void open() {
        digest = KeyedDigest.by(keys.getOrCreate("audit-chain", KeyedDigest::newKey));
    }

    /** @throws io.countersign.crypto.CryptoFailed if there is no key: then there is no start */
    void ready() {}

    /**
     * Of an entry at its place behind the one with the hash {@code previous}; 43 characters.
     *
     * @param content all that the entry says
     */
    public String ofEntry(List<Object> content, String previous) {
        return of(List.of("entry", previous, content));
    }

    /** @param content where the chain ends */
    public String ofHead(List<Object> content) {
        return of(List.of("head", content));
    }

    /** An array in JSON has one reading. */
    private String of(List<Object> parts) {
        return Tokens.base64url(digest.of(Json.write(parts).getBytes(StandardCharsets.UTF_8)));
    }
}
