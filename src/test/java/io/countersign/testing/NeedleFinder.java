package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Knows by their names which members of requests and answers are secrets (protocol sections 4, 5 and 7). */
final class NeedleFinder {

    private static final Set<String> SECRET =
            Set.of("password", "newPassword", "token", "code", "number", "endpoint", "auth", "privateKey");
    private static final Set<String> VALUE = Set.of("note", "password", "passphrase", "privateKey", "key", "pin");

    private final Needles needles;

    NeedleFinder(Needles needles) {
        this.needles = needles;
    }

    void look(JsonNode json) {
        json.properties().forEach(member -> consider(member.getKey(), member.getValue()));
        if (json.isArray()) {
            json.forEach(this::look);
        }
    }

    private void consider(String name, JsonNode value) {
        if (name.equals("mapping")) {
            return; // Its fields are the names of a file's columns
        }
        if (name.equals("fields")) {
            value.properties().stream()
                    .filter(field -> VALUE.contains(field.getKey()))
                    .forEach(field -> needles.addValue(field.getValue().textValue()));
        } else if (value.isContainerNode()) {
            look(value);
        } else if (SECRET.contains(name)) {
            needles.add(value.textValue());
        } else if (name.equals("url")) {
            fragment(value.asText());
        }
    }

    /** {@code …/mobile/#pair=code}, {@code …/link#token.key}. */
    private void fragment(String url) {
        if (url.contains("#")) {
            for (String part : url.substring(url.indexOf('#') + 1).split("[=.]")) {
                needles.add(part);
            }
        }
    }
}
