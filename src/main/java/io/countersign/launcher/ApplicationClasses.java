package io.countersign.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The classes and libraries of the application without its server, for as long as this is open. */
record ApplicationClasses(Path folder, URLClassLoader loader) implements AutoCloseable {

    private static final String APPLICATION = "/countersign/countersign.war";

    /** @param data the data directory, below which they lie meanwhile */
    static ApplicationClasses unpack(Path data) throws IOException {
        Files.createDirectories(data);
        Path folder = Files.createTempDirectory(data, "command-");
        // Made at once: a place that is not there yet would pass for a file
        Path own = Files.createDirectories(folder.resolve("WEB-INF/classes"));
        List<URL> places = new ArrayList<>(List.of(own.toUri().toURL()));
        try (ZipInputStream war = new ZipInputStream(open())) {
            for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder.resolve("WEB-INF")) || entry.isDirectory()) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(war, file);
                if (file.toString().endsWith(".jar")) {
                    places.add(file.toUri().toURL());
                }
            }
        }
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        return new ApplicationClasses(folder, new URLClassLoader(places.toArray(URL[]::new), platform));
    }

    Class<?> load(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    @Override
    public void close() throws IOException {
        loader.close();
        Directories.delete(folder);
    }

    private static InputStream open() throws IOException {
        InputStream application = ApplicationClasses.class.getResourceAsStream(APPLICATION);
        if (application == null) {
            throw new IOException("the application is missing");
        }
        return application;
    }
}
