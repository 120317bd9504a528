package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The key service (KMS) of {@code countersign.kms.key}. It never sees a vault's key in clear: what it wraps is wrapped by
 * the master key already, so whatever it answers, a wrong key does not open. After it has not answered it is left alone for
 * five seconds, so that a page of secrets waits for it once and not for each row.
 */
@ApplicationScoped
class KeyService {

    private static final Logger LOG = Logger.getLogger(KeyService.class.getName());
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration KEPT_OPEN = Duration.ofMinutes(1);

    @Inject
    private Settings settings;

    @Inject
    private SystemClock clock;

    private Aead key;
    private OpenKeys open;
    private volatile Instant restsUntil = Instant.EPOCH;

    private interface Call {
        byte[] on(Aead key) throws GeneralSecurityException;
    }

    @PostConstruct
    void find() {
        open = new OpenKeys(clock, KEPT_OPEN);
        if (settings.has(Setting.KMS_KEY)) {
            String uri = settings.text(Setting.KMS_KEY);
            key = new TransitKms(settings.text(Setting.KMS_TOKEN)).getAead(uri);
        }
    }

    boolean isThere() {
        return key != null;
    }

    /** Keeps nothing that the service could not open again. */
    byte[] wrap(byte[] content, String owner) {
        byte[] wrapped = call(service -> service.encrypt(content, Envelope.bytes(owner)));
        if (!Arrays.equals(content, unwrap(wrapped, owner))) {
            throw unavailable("The key service gave back something else than it was given");
        }
        return wrapped;
    }

    byte[] unwrap(byte[] wrapped, String owner) {
        return call(service -> service.decrypt(wrapped, Envelope.bytes(owner)));
    }

    /** @param within opens what the service has unwrapped */
    DataKey open(byte[] wrapped, String owner, Function<byte[], DataKey> within) {
        return open.get(wrapped, owner, () -> {
            byte[] inner = unwrap(wrapped, owner);
            try {
                return within.apply(inner);
            } catch (CryptoFailed e) {
                LOG.warning("The key service gave back what is no key of ours, or the master key is another one");
                throw unavailable("The key service gave back what is no key of this vault");
            }
        });
    }

    void forgetOld() {
        open.forgetOld();
    }

    private byte[] call(Call call) {
        if (key == null) {
            throw unavailable("This server has no key service: countersign.kms.key is not set");
        }
        if (clock.instant().isBefore(restsUntil)) {
            throw unavailable("The key service does not answer");
        }
        try {
            return call.on(key);
        } catch (KeyServiceSilent e) {
            restsUntil = clock.instant().plus(REST);
            LOG.log(Level.WARNING, "{0}", e.getMessage());
            throw unavailable("The key service does not answer");
        } catch (GeneralSecurityException e) {
            LOG.log(Level.WARNING, "{0}", e.getMessage());
            throw unavailable("The key service does not open the key of this vault");
        }
    }

    private static Problem unavailable(String detail) {
        return new Problem(ProblemType.KEY_SERVICE_UNAVAILABLE, detail).retryAfter(REST);
    }
}
