package io.countersign.launcher;

import io.countersign.platform.DataDirectory;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The data directory. The server writes nowhere else. */
record Directories(Path data, Path server, Path temp) {

    /** Held until the process ends, however it ends: the files of a running server are no other one's to empty. */
    private static FileChannel lock;

    /**
     * Makes the directories; those of an earlier run that hold nothing lasting are emptied, since a killed server leaves
     * its unpacked self behind.
     */
    static Directories prepare(Settings settings) {
        Path data = settings.path(Setting.DATA_DIR);
        Directories directories = new Directories(data, data.resolve("server"), data.resolve("tmp"));
        try {
            DataDirectory.make(settings);
            lock(data);
            for (Path passing : List.of(directories.server, directories.temp)) {
                delete(passing);
                Files.createDirectories(passing);
            }
        } catch (IOException e) {
            throw new StartFailed("the data directory " + data + " cannot be used (" + e.getMessage() + ").", e);
        }
        return directories;
    }

    /** Copies a part of this jar into the temporary directory. */
    Path unpack(String part) {
        Path file = temp.resolve(part);
        try (InputStream content = Directories.class.getResourceAsStream("/countersign/" + part)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartFailed("the data directory " + data + " cannot be written (" + e.getMessage() + ").", e);
        }
        return file;
    }

    /** Puts one text in the place of another in a file that was unpacked. */
    void replace(Path file, String text, String by) {
        try {
            Files.writeString(file, Files.readString(file).replace(text, by));
        } catch (IOException e) {
            throw new StartFailed("the data directory " + data + " cannot be written (" + e.getMessage() + ").", e);
        }
    }

    private static void lock(Path data) throws IOException {
        lock = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new StartFailed("the data directory " + data + " is used by a server that is running.");
        }
    }

    /** With all that is in it; nothing where there is none. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
