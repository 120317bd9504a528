package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A part of a filter that the database decides, so that asking for one of many costs little. What it leaves is filtered as
 * a whole afterwards.
 *
 * @param sql with a question mark for each value
 */
record Condition(String sql, List<Object> values) {

    private static final Condition NONE = new Condition("", List.of());

    static Condition of(String sql, Object... values) {
        return new Condition(sql, List.of(values));
    }

    /**
     * Of the {@code eq} of one attribute, alone or with others by {@code and}.
     *
     * @param columns expressions for attributes (in lower case), each with one or more question marks
     */
    static Condition of(FilterNode filter, Map<String, String> columns) {
        return leaves(filter)
                .filter(leaf -> leaf.getComparator() == Comparator.EQ)
                .filter(leaf -> leaf.getStringValue().isPresent())
                .filter(leaf -> columns.containsKey(attribute(leaf)))
                .findFirst()
                .map(leaf -> of(leaf, columns.get(attribute(leaf))))
                .orElse(NONE);
    }

    private static Condition of(AttributeExpressionLeaf leaf, String column) {
        String value = leaf.getStringValue().orElseThrow();
        Object compared = leaf.isCaseExact() ? value : value.toLowerCase(Locale.ROOT);
        return value.indexOf('\0') >= 0
                ? of(" and 1 = 0")
                : new Condition(
                        " and (" + column + ")",
                        column.chars()
                                .filter(c -> c == '?')
                                .mapToObj(mark -> compared)
                                .toList());
    }

    private static Stream<AttributeExpressionLeaf> leaves(FilterNode filter) {
        if (filter instanceof AndExpressionNode both) {
            return Stream.concat(leaves(both.getLeftNode()), leaves(both.getRightNode()));
        }
        return filter instanceof AttributeExpressionLeaf leaf ? Stream.of(leaf) : Stream.empty();
    }

    private static String attribute(AttributeExpressionLeaf leaf) {
        return leaf.getSchemaAttribute().getScimNodeName().toLowerCase(Locale.ROOT);
    }
}
