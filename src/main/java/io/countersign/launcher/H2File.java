package io.countersign.launcher;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The one file of an H2 database, which a server that runs holds locked. */
record H2File(Path path) {

    private static final String ENDING = ".mv.db";

    /** @throws StartFailed if the database is none in a file */
    static H2File of(Settings settings) {
        String url = settings.text(Setting.DB_URL);
        if (!url.startsWith("jdbc:h2:file:")) {
            throw new StartFailed(
                    "the database is not a file of this server; back it up and restore it by its own means"
                            + " (for PostgreSQL pg_dump and pg_restore).");
        }
        String file = url.substring("jdbc:h2:file:".length()).split(";", 2)[0];
        return new H2File(Path.of(file + ENDING).toAbsolutePath());
    }

    boolean exists() {
        return Files.exists(path);
    }

    static boolean isOne(String name) {
        return name.endsWith(ENDING);
    }

    /** Whether a server has it open now. */
    boolean isInUse() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    /**
     * Writes a ZIP file as H2's own {@code BACKUP TO} does.
     *
     * @return false, and nothing is written, if a server has it open
     */
    boolean zipTo(Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            try (OutputStream file = Files.newOutputStream(target);
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                zip.putNextEntry(new ZipEntry(path.getFileName().toString()));
                Channels.newInputStream(channel).transferTo(zip);
            }
            return true;
        }
    }
}
