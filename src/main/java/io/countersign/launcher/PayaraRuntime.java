package io.countersign.launcher;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.boot.loader.OpenURLClassLoader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Payara Micro's own jars as files. Payara's launcher reads them inside of the one jar: it looks for each of 20,000 classes in
 * 300 nested jars, one after the other, which takes a third of the processor time of a start.
 */
final class PayaraRuntime {

    private static final String NESTED = "MICRO-INF/runtime/";

    private PayaraRuntime() {}

    /** Unpacks them, from then on {@link PayaraMicro#getInstance()} is the one that was loaded from there. */
    static void unpack(Path folder) {
        try {
            Path jar = Path.of(PayaraRuntime.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // Payara's policy of permissions trusts what lies in either
            System.setProperty("fish.payara.micro.BootJar", jar.toUri().toString());
            System.setProperty("fish.payara.micro.UnpackDir", folder.toString());
            load(files(jar, folder));
        } catch (IOException | URISyntaxException e) {
            throw new StartFailed("the server cannot be unpacked into " + folder + " (" + e.getMessage() + ").", e);
        }
    }

    /** The folder is one of them, since some of what is nested is no jar and is asked for by its name. */
    private static List<URL> files(Path jar, Path folder) throws IOException {
        List<URL> urls =
                new ArrayList<>(List.of(Files.createDirectories(folder).toUri().toURL()));
        try (JarFile content = new JarFile(jar.toFile())) {
            for (ZipEntry entry :
                    content.stream().filter(PayaraRuntime::isNested).toList()) {
                Path file = folder.resolve(entry.getName().substring(NESTED.length()));
                Files.copy(content.getInputStream(entry), file);
                urls.add(file.toUri().toURL());
            }
        }
        return urls;
    }

    private static boolean isNested(ZipEntry entry) {
        return entry.getName().startsWith(NESTED) && !entry.isDirectory();
    }

    private static void load(List<URL> urls) {
        ClassLoader loader = new OpenURLClassLoader(urls.toArray(URL[]::new), PayaraRuntime.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            // It registers itself with the launcher, which makes no other one then
            Class.forName("fish.payara.micro.impl.PayaraMicroImpl", true, loader)
                    .getMethod("getInstance")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new StartFailed("the server is not in this jar.", e);
        }
    }
}
