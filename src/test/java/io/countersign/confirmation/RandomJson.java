package io.countersign.confirmation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** JSON of any form, of characters that are easily taken for each other. Whole numbers stay below 2⁵³, as RFC 8785 wants. */
record RandomJson(Random random) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] PIECES = {
        "a",
        "A",
        "e\u0301",
        "\u00e9",
        "\u212b",
        "\u00c5",
        "\ufb01",
        "\u0000",
        "\u001f",
        "\"",
        "\\",
        "/",
        "\n",
        "\u2028",
        "\u20ac",
        "\ud83d\ude00",
        "\uac00",
        "\u1100\u1161",
        "1",
        ".0",
        "null",
        " ",
        "\u202e",
        "\uffff"
    };

    JsonNode value(int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 5);
        return switch (kind) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(2_000_000) - 1_000_000);
            case 3, 4 -> NODES.textNode(text());
            case 5 -> array(depth);
            default -> object(depth);
        };
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private JsonNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(depth - 1));
        }
        return array;
    }

    private JsonNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(text(), value(depth - 1));
        }
        return object;
    }

    /** The same with the members of each object in another order. */
    static JsonNode shuffled(JsonNode value, Random random) {
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            value.forEach(item -> array.add(shuffled(item, random)));
            return array;
        }
        if (value.isObject()) {
            List<String> names = new ArrayList<>();
            value.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            ObjectNode object = NODES.objectNode();
            names.forEach(name -> object.set(name, shuffled(value.get(name), random)));
            return object;
        }
        return value;
    }

    /** The same but for one leaf; what is empty gets one. */
    static JsonNode changed(JsonNode value, Random random) {
        if (value.isContainerNode() && !value.isEmpty()) {
            JsonNode copy = value.deepCopy();
            int at = random.nextInt(copy.size());
            if (copy instanceof ArrayNode array) {
                return array.set(at, changed(array.get(at), random));
            }
            List<String> names = new ArrayList<>();
            copy.fieldNames().forEachRemaining(names::add);
            return ((ObjectNode) copy).set(names.get(at), changed(copy.get(names.get(at)), random));
        }
        return value.isTextual() ? NODES.textNode(value.asText() + "\u0301") : NODES.textNode(value.toString());
    }
}
