package io.countersign.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The forms in which Entra writes a PATCH (RFC 7644, section 3.5.2), as those of the RFC: {@code "op": "Replace"}, paths as
 * names of members of a value, what is to be removed as values, and true and false as texts, also in filters. What is no
 * operation is refused here: of one without a value the library makes a removal, and one whose path it cannot read it
 * leaves out.
 */
final class PatchShapes {

    private static final Pattern TEXTUAL_FLAG = Pattern.compile("(?i)(primary|active) eq \"(true|false)\"");

    private static final Set<String> OPERATIONS = Set.of("add", "replace", "remove");

    private PatchShapes() {}

    /** @throws BadRequestException {@code invalidSyntax}, {@code invalidPath}, {@code invalidValue} */
    static void straighten(ObjectNode patch) {
        if (patch.get("Operations") instanceof ArrayNode operations) {
            ArrayNode straight = patch.arrayNode();
            operations.forEach(operation -> add(operation, straight));
            patch.set("Operations", straight);
        }
    }

    private static void add(JsonNode operation, ArrayNode straight) {
        if (!(operation instanceof ObjectNode given)) {
            throw refused("An operation must be an object", ScimType.RFC7644.INVALID_SYNTAX);
        }
        straightenKind(given);
        JsonNode path = given.path("path");
        if (path.isNull()) {
            given.remove("path");
        } else if (!path.isMissingNode()) {
            requirePath(path);
            straightenPath(given);
        }
        if (isRemovalByValues(given)) {
            removals(given, straight);
            return;
        }
        requireValue(given);
        if (!given.has("path") && given.get("value") instanceof ObjectNode value) {
            split(given, value, straight);
            if (value.isEmpty()) {
                return;
            }
        }
        straight.add(given);
    }

    private static void straightenKind(ObjectNode operation) {
        String op = operation.path("op").asText().toLowerCase(Locale.ROOT);
        if (!OPERATIONS.contains(op)) {
            throw refused("op: must be add, replace or remove", ScimType.RFC7644.INVALID_SYNTAX);
        }
        operation.put("op", op);
    }

    private static void requirePath(JsonNode path) {
        if (!path.isTextual() || !ScimGrammar.isPath(path.textValue())) {
            throw refused("path: is none of RFC 7644, section 3.5.2", ScimType.RFC7644.INVALID_PATH);
        }
    }

    /** Null is no value to add or to put in the place of another; without a path, what is replaced may be unassigned so. */
    private static void requireValue(ObjectNode operation) {
        String op = operation.get("op").textValue();
        if (op.equals("remove")) {
            return;
        }
        if (!operation.hasNonNull("value")) {
            throw refused("value: must be there to " + op, ScimType.RFC7644.INVALID_VALUE);
        }
        if (!operation.has("path")) {
            requireAttributes(operation, op.equals("add"));
        }
    }

    private static void requireAttributes(ObjectNode operation, boolean allAssigned) {
        JsonNode value = operation.get("value");
        if (value.isArray() && value.size() == 1) {
            value = operation.set("value", value.get(0)).get("value");
        }
        if (!value.isObject()) {
            throw refused("value: must be an object where there is no path", ScimType.RFC7644.INVALID_VALUE);
        }
        if (allAssigned && value.valueStream().anyMatch(JsonNode::isNull)) {
            throw refused("value: null cannot be added", ScimType.RFC7644.INVALID_VALUE);
        }
    }

    /** {@code "path": "members", "value": [{"value": …}]}, where the RFC has {@code members[value eq …]}. */
    private static boolean isRemovalByValues(ObjectNode operation) {
        return operation.path("op").asText().equals("remove")
                && operation
                        .path("path")
                        .asText()
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .matches("(urn:.*:)?members")
                && operation.hasNonNull("value");
    }

    private static void removals(ObjectNode operation, ArrayNode straight) {
        JsonNode values = operation.get("value");
        if (values.isArray() && values.isEmpty()) {
            throw refused("value: names nobody", ScimType.RFC7644.INVALID_VALUE);
        }
        if (values.isArray()) {
            values.forEach(value -> straight.add(removal(operation, value)));
        } else {
            straight.add(removal(operation, values));
        }
    }

    /** @param value the member's id, alone or in an object, as both can be added */
    private static ObjectNode removal(ObjectNode operation, JsonNode value) {
        JsonNode id = value.isObject() ? value.path("value") : value;
        if (!id.isTextual()) {
            throw refused("value: one names no member", ScimType.RFC7644.INVALID_VALUE);
        }
        ObjectNode single = operation.objectNode();
        single.put("op", "remove");
        // As JSON writes a text, a filter does too
        single.put("path", "members[value eq " + id + "]");
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
        requirePath(single.get("path"));
        requireValue(single);
        straightenPath(single);
        return single;
    }

    private static BadRequestException refused(String detail, String type) {
        return new BadRequestException(detail, type);
    }
}
