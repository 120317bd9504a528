package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operation that is none takes nobody out of a group, puts nobody in, and is refused. */
class ScimPatchIT {

    private static final String OUTSIDER = "OUTSIDER";
    private static final String INSIDER = "INSIDER";

    private static Idp idp;
    private static String first;
    private static String second;
    private static String outsider;
    private static String group;

    @BeforeAll
    static void begin() {
        idp = Idp.of("eve@globex.test");
        first = user();
        second = user();
        outsider = user();
        group = "/Groups/"
                + Idp.id(idp.post(
                                "/Groups",
                                Map.of(
                                        "schemas",
                                        List.of(Idp.GROUP),
                                        "displayName",
                                        Idp.unique("Patched"),
                                        "members",
                                        List.of(Map.of("value", first), Map.of("value", second))))
                        .expect(201));
    }

    @AfterAll
    static void end() {
        idp.delete(group).expect(204);
        List.of(first, second, outsider)
                .forEach(id -> idp.delete("/Users/" + id).expect(204));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "invalidValue  | {'op':'add','path':'members'}",
                "invalidValue  | {'op':'add','path':'members','value':null}",
                "invalidValue  | {'op':'replace','path':'members','value':null}",
                "invalidValue  | {'op':'add','value':{'members':null}}",
                "invalidValue  | {'op':'add','value':[{'members':null}]}",
                "invalidValue  | {'op':'add','value':'{\\\"members\\\":null}'}",
                "invalidSyntax | {'op':['add'],'path':'members','value':['OUTSIDER']}",
                "invalidSyntax | {'path':'members','value':['OUTSIDER']}",
                "invalidSyntax | {'op':'set','path':'members','value':['OUTSIDER']}",
                "invalidSyntax | 7",
                "invalidValue  | {'op':'remove','path':'members','value':[]}",
                "invalidValue  | {'op':'remove','path':'members','value':[{}]}",
                "invalidValue  | {'op':'remove','path':'members','value':[{'display':'x'}]}",
                "invalidValue  | {'op':'remove','path':'members','value':[7]}",
                "invalidValue  | {'op':'remove','path':'members','value':[{'value':'INSIDER'},{}]}",
                "invalidPath   | {'op':'remove','path':'members[value eq \\\"INSIDER\\\" '}",
                "invalidPath   | {'op':'remove','path':'members['}",
                "invalidPath   | {'op':'remove','path':'members[]'}",
                "invalidPath   | {'op':'remove','path':'members[value eq \\\"INSIDER\\\"]]'}",
                "invalidPath   | {'op':'remove','path':''}",
                "invalidPath   | {'op':'replace','path':7,'value':[]}",
                "invalidPath   | {'op':'add','value':{'members[value eq':['OUTSIDER']}}",
                "noTarget      | {'op':'remove','value':{'members':['INSIDER']}}",
                "noTarget      | {'op':'replace','path':'members[value eq \\\"OUTSIDER\\\"].value','value':'OUTSIDER'}",
                "noTarget      | {'op':'add','path':'members[value eq \\\"OUTSIDER\\\"].value','value':'OUTSIDER'}",
                "noTarget      | {'op':'replace','path':'members[value eq \\\"OUTSIDER\\\"]','value':{'value':'OUTSIDER'}}"
            })
    void groupIsAsItWas(String type, String operation) {
        String written =
                operation.replace('\'', '"').replace(OUTSIDER, outsider).replace(INSIDER, first);

        Answer answer = patch(group, written).expect(400);

        assertThat(answer.json().path("scimType").asText())
                .as(answer.toString())
                .isEqualTo(type);
        assertThat(members()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void memberIsNamedByATextAsByAnObject() {
        for (String named : List.of("['%s']", "'%s'", "{'value':'%s'}", "[{'value':'%s','display':'x'}]")) {
            String value = named.formatted(second).replace('\'', '"');
            patch(group, "{\"op\":\"Remove\",\"path\":\"members\",\"value\":" + value + "}")
                    .expect(200);
            assertThat(members()).as(named).containsExactly(first);
            patch(group, "{\"op\":\"Add\",\"path\":\"members\",\"value\":" + value + "}")
                    .expect(200);
            assertThat(members()).as(named).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void whoIsNotThereNeedsNoRemoval() {
        patch(group, "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + outsider + "\\\"]\"}")
                .expect(200);
        patch(group, "{\"op\":\"remove\",\"path\":\"members\",\"value\":[\"" + outsider + "\"]}")
                .expect(200);
        patch(group, "{\"op\":\"add\",\"path\":\"members\",\"value\":[]}").expect(200);
        assertThat(members()).containsExactlyInAnyOrder(first, second);
    }

    private static Answer patch(String path, String operation) {
        String body = "{\"schemas\":[\"%s\"],\"Operations\":[%s]}".formatted(Idp.PATCH, operation);
        return idp.sendText("PATCH", path, body);
    }

    private static List<String> members() {
        return idp.get(group).expect(200).json().path("members").findValuesAsText("value");
    }

    private static String user() {
        return Idp.id(idp.create(Idp.unique("patched") + "@example.com", "Pat", "Ched")
                .expect(201));
    }
}
