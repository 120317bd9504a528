package io.countersign.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The forms in which Entra writes a PATCH (RFC 7644, section 3.5.2), as those of the RFC: {@code "op": "Replace"}, paths as
 * names of members of a value, what is to be removed as values, and true and false as texts, also in filters.
 */
final class PatchShapes {

    private static final Pattern TEXTUAL_FLAG = Pattern.compile("(?i)(primary|active) eq \"(true|false)\"");

    private PatchShapes() {}

    static void straighten(ObjectNode patch) {
        if (patch.get("Operations") instanceof ArrayNode operations) {
            ArrayNode straight = patch.arrayNode();
            operations.forEach(operation -> add(operation, straight));
            patch.set("Operations", straight);
        }
    }

    private static void add(JsonNode operation, ArrayNode straight) {
        if (!(operation instanceof ObjectNode given)) {
            straight.add(operation);
            return;
        }
        if (given.path("op").isTextual()) {
            given.put("op", given.get("op").textValue().toLowerCase(Locale.ROOT));
        }
        if (isRemovalByValues(given)) {
            given.get("value").forEach(value -> straight.add(removal(given, value)));
            return;
        }
        if (given.path("path").isTextual()) {
            straightenPath(given);
        } else if (given.get("value") instanceof ObjectNode value) {
            split(given, value, straight);
            if (value.isEmpty()) {
                return;
            }
        }
        straight.add(given);
    }

    /** {@code "path": "members", "value": [{"value": …}]}, where the RFC has {@code members[value eq …]}. */
    private static boolean isRemovalByValues(ObjectNode operation) {
        return operation.path("op").asText().equals("remove")
                && operation.path("path").asText().equalsIgnoreCase("members")
                && operation.path("value").isArray();
    }

    private static ObjectNode removal(ObjectNode operation, JsonNode value) {
        ObjectNode single = operation.objectNode();
        single.put("op", "remove");
        // As JSON writes a text, a filter does too
        single.put("path", "members[value eq " + value.path("value").toString() + "]");
        return single;
    }

    private static void straightenPath(ObjectNode operation) {
        String path = operation.get("path").textValue();
        String straight = TEXTUAL_FLAG
                .matcher(path)
                .replaceAll(found -> found.group(1) + " eq " + found.group(2).toLowerCase(Locale.ROOT));
        operation.put("path", straight);
        if (straight.toLowerCase(Locale.ROOT).matches("(.*[:.])?(active|primary)") && operation.has("value")) {
            operation.set("value", ScimBody.flag(operation.get("value")));
        }
    }

    /** {@code {"value": {"name.givenName": "Ann"}}} becomes an operation with that path. */
    private static void split(ObjectNode operation, ObjectNode value, ArrayNode straight) {
        value.properties().stream()
                .filter(member -> isPath(member.getKey()))
                .toList()
                .forEach(member -> {
                    straight.add(pathOf(operation, member));
                    value.remove(member.getKey());
                });
    }

    private static boolean isPath(String name) {
        return name.contains("[") || name.contains(".") && !name.contains(":");
    }

    private static ObjectNode pathOf(ObjectNode operation, Map.Entry<String, JsonNode> member) {
        ObjectNode single = operation.objectNode();
        single.set("op", operation.get("op"));
        single.put("path", member.getKey());
        single.set("value", member.getValue());
        straightenPath(single);
        return single;
    }
}
