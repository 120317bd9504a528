package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countersign.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes two operations the same, by example; {@link CanonicalFormTest} tries many. */
class OperationTest {

    /** As the resources hand it on; nobody may confirm one version and change another. */
    private record IfMatch(String header) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"a","note":"b"}    | {"note":"b","name":"a"}
            {"a":{"x":1,"y":[2]}}      | { "a" : { "y" : [ 2 ], "x" : 1 } }
            [1]                        | [1.0]
            [1]                        | [1e0]
            [100]                      | [1.00E+2]
            [0]                        | [-0.0]
            ["A/"]                     | ["\\u0041\\/"]
            ["\\u20ac"]                | ["€"]
            ["\\ud83d\\ude00"]         | ["😀"]
            """)
    void writtenInAnotherWayThenTheSame(String one, String other) {
        assertThat(edit(one)).isEqualTo(edit(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"a"}        | {"name":"A"}
            {"name":"a"}        | {"name":"a","note":""}
            {"name":"a"}        | {"name":"a","note":null}
            {"note":""}         | {"note":null}
            {"a":"b","c":"d"}   | {"a":"d","c":"b"}
            {"a":{"b":1}}       | {"a":{},"b":1}
            [1,2]               | [2,1]
            [[1],2]             | [1,[2]]
            [1]                 | ["1"]
            [1]                 | [true]
            [0]                 | [1e-300]
            ["1.0"]             | ["1"]
            ["null"]            | [null]
            ["a\\u0000"]        | ["a"]
            [" a"]              | ["a"]
            """)
    void anotherArgumentThenAnother(String one, String other) {
        assertThat(edit(one)).isNotEqualTo(edit(other));
    }

    @ParameterizedTest
    @CsvSource({"caf\u00e9, cafe\u0301", "\u212b, \u00c5", "\ufb01, fi", "\u0430, a", "\u03c3, \u03c2"})
    void unicodeThatOnlyLooksAlikeThenAnother(String one, String other) {
        // What was shown may look the same, but it is not
        assertThat(edit("[\"" + one + "\"]")).isNotEqualTo(edit("[\"" + other + "\"]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y", "null", "X", "x "})
    void anotherTargetThenAnother(String target) {
        assertThat(form(Action.SECRET_EDIT, target, "a")).isNotEqualTo(form(Action.SECRET_EDIT, "x", "a"));
        assertThat(form(Action.SECRET_EDIT, target, "a")).isNotEqualTo(form(Action.SECRET_EDIT, null, "a"));
    }

    @Test
    void anotherActionThenAnother() {
        assertThat(Arrays.stream(Action.values()).map(action -> form(action, "x", "a")))
                .doesNotHaveDuplicates();
    }

    @Test
    void anotherVersionThenAnother() {
        List<String> forms = new ArrayList<>();
        for (String header : new String[] {null, "", "*", "\"1\"", "\"2\"", "W/\"1\"", "\"1\", \"2\""}) {
            forms.add(form(Action.SECRET_EDIT, "x", "a", new IfMatch(header)));
        }
        assertThat(forms).doesNotHaveDuplicates();
    }

    @Test
    void argumentsDoNotRunIntoEachOther() {
        assertThat(List.of(
                        form(Action.SECRET_EDIT, "x", "a", "b"),
                        form(Action.SECRET_EDIT, "x", "b", "a"),
                        form(Action.SECRET_EDIT, "x", "ab"),
                        form(Action.SECRET_EDIT, "x", "a\",\"b"),
                        form(Action.SECRET_EDIT, "x", List.of("a", "b")),
                        form(Action.SECRET_EDIT, "x")))
                .doesNotHaveDuplicates();
    }

    private static String edit(String json) {
        try {
            return form(Action.SECRET_EDIT, "x", Json.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String form(Action action, String target, Object... arguments) {
        return new String(new Operation(action, target, Arrays.asList(arguments)).canonical(), StandardCharsets.UTF_8);
    }
}
