package io.countersign.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything the server has written: database, broker's journal, temporary files. */
final class DataDirectory {

    /** Unpacked from the build; a demo secret is there in clear of necessity. */
    private static final Pattern BUILT = Pattern.compile(".*\\.(jar|war|rar|class)");

    private DataDirectory() {}

    /** Fails if a file holds one of the texts in UTF-8, or in UTF-16 as the broker's journal writes. */
    static void assertHoldsNone(Path directory, Collection<String> texts) {
        ManyTexts needles = new ManyTexts(texts.stream()
                .flatMap(text -> Stream.of(UTF_8, UTF_16LE, UTF_16BE).map(text::getBytes))
                .toList());
        List<String> leaks = new ArrayList<>();
        for (Path file : files(directory)) {
            needles.in(content(file)).forEach(needle -> leaks.add(directory.relativize(file) + ": " + text(needle)));
        }
        assertThat(leaks).as("secrets in clear in the data directory").isEmpty();
    }

    private static String text(byte[] needle) {
        return new String(needle, ISO_8859_1);
    }

    /** Without those that a running server takes away meanwhile; none where it has made no directory. */
    private static List<Path> files(Path directory) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!BUILT.matcher(file.toString()).matches()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
