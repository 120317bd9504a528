package io.countersign.directory;

import io.countersign.crypto.KeyedDigest;
import io.countersign.crypto.ServerKeys;
import io.countersign.platform.Tokens;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** What is kept of codes that clients show: too short for a digest without a key. */
@ApplicationScoped
class CodeDigest {

    @Inject
    private ServerKeys keys;

    private KeyedDigest digest;

    @PostConstruct
    void open() {
        digest = KeyedDigest.by(keys.getOrCreate("connection-code", KeyedDigest::newKey));
    }

    /** The same however the code was typed; 43 characters. */
    String of(String code) {
        return Tokens.base64url(digest.of(UserCode.normal(code).getBytes(StandardCharsets.UTF_8)));
    }
}
