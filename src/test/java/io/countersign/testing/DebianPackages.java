package io.countersign.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Programs that tests need, from Debian's packages where this is a Debian. */
public final class DebianPackages {

    private DebianPackages() {}

    /** Does it while no other test process does anything with packages. */
    public static <T> T alone(Supplier<T> work) {
        try (FileChannel file =
                        FileChannel.open(target("packages.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = file.lock()) {
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs packages, if we may; answers whether they are there. To be called {@link #alone}. */
    public static boolean install(String... packages) {
        return isRootOnDebian()
                && runs(Path.of("."), "apt-get", "update")
                && runs(Path.of("."), with(List.of("apt-get", "install", "-y", "--no-install-recommends"), packages));
    }

    /**
     * A program of the package with its name, as it is installed; else the package is unpacked below {@code target}, so that
     * no service is started by installing it. Empty where there is neither.
     */
    public static Optional<Path> program(String name) {
        return onPath(List.of(name)).filter(Files::isExecutable).findFirst().or(() -> alone(() -> unpacked(name)));
    }

    public static Stream<Path> onPath(List<String> names) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(directory -> names.stream().map(name -> Path.of(directory, name)));
    }

    private static Optional<Path> unpacked(String name) {
        Path folder = target("packages").resolve(name);
        if (!Files.exists(folder) && Files.exists(Path.of("/etc/debian_version"))) {
            try {
                Files.createDirectories(folder);
                boolean downloaded = runs(folder, "apt-get", "download", name)
                        || isRootOnDebian()
                                && runs(folder, "apt-get", "update")
                                && runs(folder, "apt-get", "download", name);
                if (downloaded) {
                    runs(folder, "sh", "-c", "dpkg -x *.deb .");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Stream.of("usr/bin", "usr/sbin")
                .map(directory -> folder.resolve(directory).resolve(name).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isRootOnDebian() {
        return "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/etc/debian_version"));
    }

    private static String[] with(List<String> words, String... more) {
        return Stream.concat(words.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    private static boolean runs(Path folder, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        return runs(builder);
    }

    /** Whether it has ended well within ten minutes; what it says goes to {@code target/packages.log}. */
    public static boolean runs(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            target("packages.log").toFile()))
                    .start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path target(String name) {
        try {
            return Files.createDirectories(Path.of("target")).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
