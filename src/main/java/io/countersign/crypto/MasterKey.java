package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    private String complaint = "";
    private boolean made;

    /** What was in the file when it was read last. */
    private record Keys(KeysetHandle keyset, Aead aead) {

        static Keys of(KeysetHandle keyset) throws GeneralSecurityException {
            return new Keys(keyset, keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
        }

        List<Integer> ids() {
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < keyset.size(); i++) {
                ids.add(keyset.getAt(i).getId());
            }
            return ids;
        }
    }

    @PostConstruct
    void load() {
        file = new MasterKeyFile(settings.path(Setting.MASTER_KEY));
        try {
            StreamingAeadConfig.register();
            if (!file.exists()) {
                made = file.create();
            }
            keys = Keys.of(file.read());
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The cause is left out: a parser's message may quote the file
            throw new IllegalStateException("The master key " + file.path() + " cannot be used: "
                    + e.getClass().getName());
        }
    }

    /** The database has another one: what was made for want of a file is in the way of the right one. */
    void takeBack() {
        try {
            if (made) {
                Files.deleteIfExists(file.path());
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "It stays", e);
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

    List<Integer> all() {
        return keys.ids();
    }

    /**
     * Takes what was changed in the file since, unless it cannot be used or lacks one of these keys: then all goes on with
     * what was read before.
     *
     * @return whether there are other keys now
     */
    synchronized boolean reload(Collection<Integer> needed) {
        try {
            Keys read = Keys.of(file.read());
            if (read.keyset().equalsKeyset(keys.keyset())) {
                complaint = "";
                return false;
            }
            if (!read.ids().containsAll(needed)) {
                complain(file.path() + " lacks a master key that is still needed; going on with what it held before");
                return false;
            }
            keys = read;
            LOG.log(Level.INFO, "The master key {0} is in use now", MasterKeyFile.nameOf(primary()));
            return true;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            complain(file.path() + " cannot be read any more; going on with what it held before");
            return false;
        }
    }

    /** Once, and not each time somebody looks. */
    private void complain(String sentence) {
        if (!sentence.equals(complaint)) {
            complaint = sentence;
            LOG.severe(sentence);
        }
    }
}
