package io.countersign.packaging;

import io.countersign.platform.Setting;
import io.countersign.web.HealthServlet;
import jakarta.servlet.annotation.WebServlet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the server's own code says of what packages rely on. */
final class ServerFacts {

    /** From SIGTERM to the end, as the README promises. */
    static final int SECONDS_TO_STOP = 10;

    private ServerFacts() {}

    /** The environment variable of a setting. */
    static String variable(Setting setting) {
        return setting.key().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    static List<String> healthPaths() {
        return List.of(HealthServlet.class.getAnnotation(WebServlet.class).value());
    }

    static <T> Map<String, T> byName(Collection<T> things, Function<T, String> name) {
        return things.stream().collect(Collectors.toMap(name, Function.identity()));
    }
}
