package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;

/**
 * A key service that speaks the protocol of HashiCorp Vault's transit engine, as OpenBao does too. A key's URI is its
 * address there, for example {@code https://vault.example.com:8200/v1/transit/keys/countersign}.
 */
final class TransitKms implements KmsClient {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    TransitKms(String token) {
        this.token = token;
    }

    @Override
    public boolean doesSupport(String keyUri) {
        return keyUri.matches("https?://[^/]+/v1/.+/keys/[^/]+");
    }

    /** @throws GeneralSecurityException always: the token is a setting, not a file of this process */
    @Override
    public KmsClient withCredentials(String credentialPath) throws GeneralSecurityException {
        throw new GeneralSecurityException("The token is the setting countersign.kms.token");
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String keyUri) {
        int keys = keyUri.lastIndexOf("/keys/");
        String mount = keyUri.substring(0, keys);
        String name = keyUri.substring(keys + "/keys/".length());
        return new TransitKey(
                new TransitCall(http, token),
                URI.create(mount + "/encrypt/" + name),
                URI.create(mount + "/decrypt/" + name));
    }
}
