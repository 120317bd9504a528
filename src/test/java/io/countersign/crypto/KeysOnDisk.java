package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** What a thief of the data directory has: the keys in it, outside of any server. */
public final class KeysOnDisk {

    private KeysOnDisk() {}

    /** The master key of this file. */
    public static DataKey master(Path file) {
        try {
            return new DataKey(new MasterKeyFile(file).read().getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
