package io.countersign.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import io.countersign.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client has sent, brought into the form of RFC 7643: names of attributes in their usual case (they have none,
 * section 2.1), and true and false where a client (Entra) writes {@code "True"} and {@code "False"}.
 */
final class ScimBody {

    private static final Map<String, String> NAMES = Stream.of(
                    "schemas",
                    "externalId",
                    "userName",
                    "name",
                    "givenName",
                    "familyName",
                    "formatted",
                    "displayName",
                    "active",
                    "emails",
                    "roles",
                    "members",
                    "value",
                    "type",
                    "primary",
                    "display",
                    "Operations",
                    "op",
                    "path")
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    private static final Set<String> FLAGS = Set.of("active", "primary");

    private ScimBody() {}

    /** @throws BadRequestException {@code invalidSyntax}, {@code invalidValue}, {@code invalidPath}, {@code invalidFilter} */
    static String read(ScimRequest request) {
        ObjectNode body = parsed(request.body());
        straighten(body);
        if (request.method() == HttpMethod.PATCH) {
            PatchShapes.straighten(body);
        } else if (body.path("filter").isTextual()) {
            body.put("filter", ScimFilter.straighten(body.get("filter").textValue()));
        } else {
            nameByItsFormattedForm(body);
        }
        return body.toString();
    }

    private static ObjectNode parsed(String text) {
        try {
            if (Json.MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // The parser's own message may quote what was sent
        }
        throw new BadRequestException("The body must be one JSON object", ScimType.RFC7644.INVALID_SYNTAX);
    }

    private static void straighten(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                String name = NAMES.getOrDefault(key.toLowerCase(Locale.ROOT), key);
                JsonNode value = object.remove(key);
                object.set(name, FLAGS.contains(name) ? flag(value) : value);
                straighten(value);
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(ScimBody::straighten);
        } else if (node.isTextual()) {
            requireText(node.textValue());
        }
    }

    /** What no database keeps: NUL, and halves of surrogate pairs. */
    private static void requireText(String text) {
        if (text.indexOf('\0') >= 0 || text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
            throw new BadRequestException("A text is not one of valid characters", ScimType.RFC7644.INVALID_VALUE);
        }
    }

    static JsonNode flag(JsonNode value) {
        String text = value.isTextual() ? value.textValue().toLowerCase(Locale.ROOT) : "";
        return Set.of("true", "false").contains(text) ? BooleanNode.valueOf(text.equals("true")) : value;
    }

    /** It is not kept; where nothing else is said of the name, it is what to show. */
    private static void nameByItsFormattedForm(ObjectNode user) {
        JsonNode formatted = user.at("/name/formatted");
        boolean nothingElse = !user.hasNonNull("displayName")
                && !user.at("/name/givenName").isTextual()
                && !user.at("/name/familyName").isTextual();
        if (formatted.isTextual() && nothingElse) {
            user.set("displayName", formatted);
        }
    }
}
