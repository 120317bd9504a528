package io.countersign.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which server the tests are run against: our own jar, or one that the build has set up in the folder of the property {@code
 * test.server.home}. The property {@code test.server} names it.
 */
enum ServerKind {
    PAYARA_MICRO {
        @Override
        List<String> command(ServerFiles files, Path war, List<String> options) {
            Path jar = war == null ? ServerFiles.jar() : files.jarWith(war);
            return line(options, "-jar", jar.toString());
        }
    },
    PAYARA_SERVER {
        @Override
        List<String> command(ServerFiles files, Path war, List<String> options) {
            return new PayaraDomain(home(), files.folder().resolve("domain"))
                    .command(war, withTemporaryFiles(files, options));
        }
    },
    WILDFLY {
        @Override
        List<String> command(ServerFiles files, Path war, List<String> options) {
            return new WildflyBase(home(), files.folder().resolve("standalone"))
                    .command(war, withTemporaryFiles(files, options));
        }
    };

    static ServerKind current() {
        return valueOf(System.getProperty("test.server", PAYARA_MICRO.name()));
    }

    /**
     * The command line of one server of its own.
     *
     * @param war another application in the place of ours, or null
     * @param options of the virtual machine, with the settings
     */
    abstract List<String> command(ServerFiles files, Path war, List<String> options);

    static List<String> line(List<String> options, String... rest) {
        List<String> line = new ArrayList<>();
        line.add(System.getProperty("java.home") + "/bin/java");
        line.addAll(options);
        line.addAll(List.of(rest));
        return line;
    }

    /** Where our own jar has them, so that tests find them there. */
    private static List<String> withTemporaryFiles(ServerFiles files, List<String> options) {
        Path folder = files.data().resolve("tmp");
        Folders.make(folder);
        List<String> all = new ArrayList<>(options);
        all.add("-Djava.io.tmpdir=" + folder);
        return all;
    }

    private static Path home() {
        return Path.of(System.getProperty("test.server.home")).toAbsolutePath();
    }
}
