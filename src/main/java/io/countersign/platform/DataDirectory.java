package io.countersign.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The data directory, made by whoever needs it first: on another server than ours that is its database pool or the broker. */
public final class DataDirectory {

    private DataDirectory() {}

    /**
     * Makes it, for its owner only, where it is not there yet; one that is there is left as it is.
     *
     * @return the absolute path
     */
    public static Path make(Settings settings) throws IOException {
        Path directory = settings.path(Setting.DATA_DIR);
        boolean isNew = !Files.exists(directory);
        Files.createDirectories(directory);
        if (isNew && Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        return directory;
    }
}
