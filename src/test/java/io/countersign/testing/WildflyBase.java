package io.countersign.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A WildFly of one test's own: its base directory is a copy, so that several run beside each other.
 *
 * @param home the set-up server
 * @param base where the copy goes
 */
record WildflyBase(Path home, Path base) {

    /** What {@code standalone.sh} opens to the server, as far as Java 17 and this application need it. */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming");

    List<String> command(Path war, List<String> options) {
        Path template = home.resolve("standalone");
        Folders.copy(template.resolve("configuration"), base.resolve("configuration"));
        Folders.copy(template.resolve("deployments"), base.resolve("deployments"));
        if (war != null) {
            Folders.copy(war, base.resolve("deployments/countersign.war"));
        }
        List<String> all = new ArrayList<>(options);
        OPENED.forEach(name -> all.add("--add-opens=" + name + "=ALL-UNNAMED"));
        all.add("-Djboss.management.http.port=" + FreePort.find());
        all.add("-Dlogging.configuration="
                + base.resolve("configuration/logging.properties").toUri());
        String modules = home.resolve("modules").toString();
        return ServerKind.line(
                all,
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                modules,
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + base);
    }
}
