package io.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Payara Server of one test's own: its domain is a copy, so that several run beside each other.
 *
 * @param home the set-up server, with a domain {@code countersign} and, in {@code command.txt}, the command line that starts
 *     it, argument by argument
 * @param domain where the copy goes
 */
record PayaraDomain(Path home, Path domain) {

    private static final String MAIN_CLASS = "com.sun.enterprise.glassfish.bootstrap.ASMain";
    private static final String PORT = "-Dcountersign.http.port=";
    private static final String TRUST = "-Djavax.net.ssl.trustStore=";

    List<String> command(Path war, List<String> options) {
        Path template = home.resolve("glassfish/domains/countersign");
        Folders.copy(template, domain);
        if (war != null) {
            deploy(war);
        }
        givePorts(options);
        giveTrust(options);
        String text = ServerFiles.read(home.resolve("command.txt")).replace(template.toString(), domain.toString());
        List<String> shipped = text.lines().toList();
        int java = 1;
        int main = shipped.indexOf(MAIN_CLASS);
        List<String> line = new ArrayList<>(shipped.subList(java, main));
        line.addAll(options);
        // Its end is an empty line and a sentence
        line.addAll(shipped.subList(main, shipped.indexOf("")));
        line.set(line.indexOf("-verbose") + 1, "true");
        return line;
    }

    private void deploy(Path war) {
        Path place = domain.resolve("applications/countersign");
        Folders.delete(place);
        try (FileSystem content = FileSystems.newFileSystem(war)) {
            Folders.copy(content.getPath("/"), place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It trusts whom the file of its domain names, whatever the virtual machine is told. */
    private void giveTrust(List<String> options) {
        value(options, TRUST).ifPresent(file -> Folders.copy(Path.of(file), domain.resolve("config/cacerts.p12")));
    }

    private static Optional<String> value(List<String> options, String key) {
        return options.stream()
                .filter(option -> option.startsWith(key))
                .map(option -> option.substring(key.length()))
                .findFirst();
    }

    /** The domain's own, since its configuration takes them from no setting; and one for its administration. */
    private void givePorts(List<String> options) {
        String port = value(options, PORT).orElseThrow();
        Path file = domain.resolve("config/domain.xml");
        String configuration = ServerFiles.read(file)
                .replace("port=\"8080\"", "port=\"" + port + "\"")
                .replace("port=\"18048\"", "port=\"" + FreePort.find() + "\"");
        ServerFiles.write(file, configuration);
    }
}
