package io.countersign.launcher;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * {@code backup FILE} and {@code restore FILE}: the H2 database as a ZIP file that its owner alone can read. A server that runs
 * is asked for it, by a file in its data directory; else its file is copied. The master key is never in it.
 */
record Backup(Settings settings) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** @return what was done, in a sentence for the operator */
    String write(Path target) throws IOException {
        H2File database = H2File.of(settings);
        if (!database.exists()) {
            throw new StartFailed("there is no database " + database.path() + ".");
        }
        if (Files.exists(target)) {
            throw new StartFailed(target + " is there already.");
        }
        Path folder = Files.createDirectories(settings.path(Setting.DATA_DIR).resolve("backup"));
        Path part = Files.createTempFile(folder, "stopped-", ".part");
        Path written = database.zipTo(part) ? part : ofServer(database, folder);
        makePrivate(written);
        Files.move(written, target);
        Files.deleteIfExists(part);
        return "The database is backed up in " + target + " (" + Files.size(target) + " bytes). Without the master key "
                + settings.path(Setting.MASTER_KEY) + " nobody can read it: keep a copy of that file elsewhere.";
    }

    private static Path ofServer(H2File database, Path folder) throws IOException {
        Path wanted = Files.createTempFile(folder, "running-", ".wanted");
        String name = wanted.toString().replaceAll("\\.wanted$", "");
        Path zip = Path.of(name + ".zip");
        while (!Files.exists(zip)) {
            if (Files.deleteIfExists(Path.of(name + ".failed"))) {
                throw new StartFailed("the server could not back up its database; its log says why.");
            }
            if (!database.isInUse()) {
                Files.deleteIfExists(wanted);
                throw new StartFailed("the server has ended meanwhile; try again.");
            }
            pause();
        }
        return zip;
    }

    /** @return what was done, in sentences for the operator */
    String restore(Path source) throws IOException {
        H2File database = H2File.of(settings);
        Directories.prepare(settings);
        if (database.exists()) {
            throw new StartFailed(database.path() + " is there already; restore into an empty data directory.");
        }
        Files.createDirectories(database.path().getParent());
        Path part = Files.createTempFile(database.path().getParent(), "restored-", ".part");
        try {
            unpack(source, part);
            Files.move(part, database.path(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        Path key = settings.path(Setting.MASTER_KEY);
        return "The database is restored to " + database.path() + ". "
                + (Files.exists(key)
                        ? "The master key is " + key + "; if it is the one of that time, start the server."
                        : "Put the master key of that time at " + key + ", then start the server.");
    }

    private static void unpack(Path source, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(source))) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null || !H2File.isOne(entry.getName())) {
                throw new StartFailed(source + " is no backup of Countersign.");
            }
            try (OutputStream file = Files.newOutputStream(target)) {
                zip.transferTo(file);
            }
        }
    }

    private static void makePrivate(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("it was interrupted.", e);
        }
    }
}
