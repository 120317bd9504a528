package io.countersign.crypto;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * What an operator does to the master key, by a command of {@code countersign.jar}; servers may run meanwhile. The launcher
 * finds this class by its name, since it lies in the application.
 */
public enum MasterKeyCommand {
    CREATE {
        @Override
        String change(MasterKeyFile file) throws IOException, GeneralSecurityException {
            if (file.exists()) {
                throw new FileAlreadyExistsException(file.path().toString());
            }
            file.create();
            return "The master key "
                    + MasterKeyFile.nameOf(file.read().getPrimary().getId()) + " is in " + file.path()
                    + ". Without it nothing in the database can be read: back it up apart from the database.";
        }
    },
    ROTATE {
        @Override
        String change(MasterKeyFile file) throws IOException, GeneralSecurityException {
            KeysetHandle with = KeysetHandle.newBuilder(file.read())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
            file.replace(with);
            return "The master key " + MasterKeyFile.nameOf(with.getPrimary().getId())
                    + " is the one in use from now on."
                    + " Running servers take it within a minute, others when they start, and wrap every key anew under it."
                    + " Their log says when the earlier ones are needed no more.";
        }
    },
    DROP_OLD {
        @Override
        String change(MasterKeyFile file) throws IOException, GeneralSecurityException {
            KeysetHandle all = file.read();
            KeysetHandle.Entry primary = all.getPrimary();
            KeysetHandle only = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(primary.getKey())
                            .withFixedId(primary.getId())
                            .setStatus(KeyStatus.ENABLED)
                            .makePrimary())
                    .build();
            file.replace(only);
            return "Only the master key " + MasterKeyFile.nameOf(primary.getId()) + " is left; " + (all.size() - 1)
                    + " earlier dropped.";
        }
    };

    abstract String change(MasterKeyFile file) throws IOException, GeneralSecurityException;

    /**
     * Runs the command with this name.
     *
     * @return what was done, in sentences for the operator
     * @throws IllegalStateException with a sentence, if the file could not be changed; it is as it was then
     */
    public static String run(String command, Path path) {
        try {
            return valueOf(command).change(new MasterKeyFile(path));
        } catch (IOException | GeneralSecurityException e) {
            // The cause is left out: a parser's message may quote the file
            throw new IllegalStateException("The master key " + path + " cannot be changed: "
                    + e.getClass().getName());
        }
    }
}
