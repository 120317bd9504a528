package io.countersign.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** The file of the master key, a Tink keyset in JSON. It appears and changes whole or not at all, readable by its owner only. */
record MasterKeyFile(Path path) {

    MasterKeyFile {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean exists() {
        return Files.exists(path);
    }

    KeysetHandle read() throws IOException, GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), InsecureSecretKeyAccess.get());
    }

    /** Does nothing if another node was faster. @return whether it was made */
    boolean create() throws IOException, GeneralSecurityException {
        Files.createDirectories(path.getParent());
        Path written = write(path, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        try {
            // A link never replaces what is there
            Files.createLink(path, written);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.delete(written);
        }
    }

    void replace(KeysetHandle keyset) throws IOException, GeneralSecurityException {
        Path target = path.toRealPath();
        Files.move(write(target, keyset), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** As Tink's tools print a key's id. */
    static String nameOf(int id) {
        return Integer.toUnsignedString(id);
    }

    private static Path write(Path beside, KeysetHandle keyset) throws IOException, GeneralSecurityException {
        Path written = Files.createTempFile(
                beside.getParent(),
                ".master",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        return written;
    }
}
