package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The key that wraps all others, from the file of {@code countersign.master-key}; made there, readable by its owner only,
 * if the file is missing.
 */
@ApplicationScoped
class MasterKey {

    @Inject
    private Settings settings;

    private Aead aead;

    @PostConstruct
    void load() {
        Path file = settings.path(Setting.MASTER_KEY);
        try {
            AeadConfig.register();
            StreamingAeadConfig.register();
            if (!Files.exists(file)) {
                create(file);
            }
            aead = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The cause is left out: a parser's message may quote the file
            throw new IllegalStateException("The master key " + file + " cannot be used: "
                    + e.getClass().getName());
        }
    }

    Aead aead() {
        return aead;
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        Files.createDirectories(file.getParent());
        Path written = Files.createTempFile(
                file.getParent(),
                ".master",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(
                    written, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
            // A link appears whole or not at all, and never replaces the key of a node that was faster
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(written);
        }
    }
}
