package io.countersign.web;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * An operation of the API's description.
 *
 * @param path with its parameters in braces
 */
record DescribedCall(String verb, String path) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static Stream<DescribedCall> all() {
        return paths().entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(key -> !key.equals("parameters"))
                        .map(verb -> new DescribedCall(verb.toUpperCase(Locale.ROOT), path.getKey())));
    }

    boolean takesAnId() {
        return path.contains("{id}");
    }

    /** What the id is one of: the path before it, for example {@code secrets/imports}. */
    String collection() {
        return path.substring("/api/".length(), path.indexOf("/{id}"));
    }

    /** @param values by the names of the parameters; each must be there */
    String with(Map<String, String> values) {
        return PARAMETER.matcher(path).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new AssertionError("Nothing is known for " + found.group() + " of " + this);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** A body that is right, or null if the operation takes none. */
    Map<String, Object> body() {
        Pattern real = Pattern.compile(PARAMETER.matcher(path).replaceAll("[a-z]_[a-z]+"));
        return JsonCall.all()
                .filter(call ->
                        call.method().equals(verb) && real.matcher(call.path()).matches())
                .findFirst()
                .map(JsonCall::body)
                .orElse(null);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }

    /** What is said of each path, by its verbs. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> paths() {
        return (Map<String, Map<String, Object>>) document().get("paths");
    }

    static Map<String, Object> document() {
        InputStream description = DescribedCall.class.getResourceAsStream("/META-INF/openapi.yaml");
        return new Yaml().load(description);
    }
}
