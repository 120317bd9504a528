package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The key that wraps all others, from the file of {@code countersign.master-key}; made there if the file is missing. While
 * it is being rotated the file holds several: the primary one wraps, each opens what it has wrapped.
 */
@ApplicationScoped
class MasterKey {

    private static final Logger LOG = Logger.getLogger(MasterKey.class.getName());

    @Inject
    private Settings settings;

    private MasterKeyFile file;
    private volatile Keys keys;

    /** What was in the file when it was read last. */
    private record Keys(KeysetHandle keyset, Aead aead) {

        static Keys of(KeysetHandle keyset) throws GeneralSecurityException {
            return new Keys(keyset, keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
        }

        boolean holds(int id) {
            for (int i = 0; i < keyset.size(); i++) {
                if (keyset.getAt(i).getId() == id) {
                    return true;
                }
            }
            return false;
        }
    }

    @PostConstruct
    void load() {
        file = new MasterKeyFile(settings.path(Setting.MASTER_KEY));
        try {
            if (!file.exists()) {
                file.create();
            }
            keys = Keys.of(file.read());
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The cause is left out: a parser's message may quote the file
            throw new IllegalStateException("The master key " + file.path() + " cannot be used: "
                    + e.getClass().getName());
        }
    }

    Aead aead() {
        return keys.aead();
    }

    /** Which key wraps now. */
    int primary() {
        return keys.keyset().getPrimary().getId();
    }

    /** How many keys the file holds beside the primary one. */
    int earlier() {
        return keys.keyset().size() - 1;
    }

    boolean holds(int id) {
        return keys.holds(id);
    }

    /** Takes what was changed in the file since. What cannot be used, or lacks the key in use, is left aside. */
    synchronized boolean reload() {
        try {
            Keys read = Keys.of(file.read());
            if (read.keyset().equalsKeyset(keys.keyset())) {
                return false;
            }
            if (!read.holds(primary())) {
                LOG.log(Level.SEVERE, "{0} lacks the master key in use; going on with that one", file.path());
                return false;
            }
            keys = read;
            LOG.log(Level.INFO, "The master key {0} is in use now", MasterKeyFile.nameOf(primary()));
            return true;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.log(Level.SEVERE, "{0} cannot be read any more; going on with the master key in use", file.path());
            return false;
        }
    }
}
