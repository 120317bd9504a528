package io.countersign.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of all {@link Setting}s, resolved and checked once. Immutable. */
public final class Settings {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z.-]+)}");

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    private Settings() {}

    /**
     * Reads every setting by its key.
     *
     * @param source gives the value of a key, or null
     * @throws SettingInvalid for the first setting with a value that Countersign cannot run with
     */
    public static Settings read(UnaryOperator<String> source) {
        Settings settings = new Settings();
        for (Setting setting : Setting.values()) {
            settings.values.put(setting, setting.resolve(source.apply(setting.key()), settings::expand));
        }
        return settings;
    }

    /** As MicroProfile Config reads them: system properties before environment variables. */
    public static Settings fromSystem() {
        Map<String, String> variables = System.getenv();
        return read(key -> System.getProperty(key, variables.get(variable(key))));
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    public String text(Setting setting) {
        return values.get(setting);
    }

    public boolean has(Setting setting) {
        return !text(setting).isEmpty();
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean flag(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    public Duration duration(Setting setting) {
        return Duration.parse(text(setting));
    }

    public Path path(Setting setting) {
        return Path.of(text(setting)).toAbsolutePath().normalize();
    }

    /** The public origin, without a slash at its end. */
    public URI publicUrl() {
        return URI.create(text(Setting.PUBLIC_URL).replaceAll("/$", ""));
    }

    public void forEach(BiConsumer<Setting, String> action) {
        values.forEach(action);
    }

    private String expand(String fallback) {
        return REFERENCE.matcher(fallback).replaceAll(match -> Matcher.quoteReplacement(byKey(match.group(1))));
    }

    private String byKey(String key) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().key().equals(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
