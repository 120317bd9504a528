package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of secret takes, masks and gives back the fields that it declares, and no others. */
class SecretKindsIT {

    private static Keeper ann;

    @BeforeAll
    static void annKeepsSecrets() {
        ann = Keeper.of("ann@acme.test");
    }

    @ParameterizedTest
    @EnumSource(SecretKind.class)
    void everyDeclaredFieldIsKeptAndMaskedAsDeclared(SecretKind kind) {
        Map<String, Object> fields = new LinkedHashMap<>();
        kind.fields().forEach(field -> fields.put(field.name(), sample(field)));
        String id = ann.create(kind.id(), "All of a " + kind.id(), fields);

        JsonNode seen = ann.look(id);
        assertThat(seen.path("type").asText()).isEqualTo(kind.id());
        for (FieldSpec field : kind.fields()) {
            JsonNode shown = seen.path("fields").path(field.name());
            assertThat(shown.isNull()).as(field.name()).isEqualTo(field.masked());
            assertThat(seen.path("masked").toString().contains('"' + field.name() + '"'))
                    .as(field.name())
                    .isEqualTo(field.masked());
            assertThat(seen.path("fieldTypes").path(field.name()).asText())
                    .isEqualTo(field.type().id());
        }
        JsonNode clear = ann.reveal(id);
        fields.forEach((name, value) -> assertThat(clear.path(name).asText()).isEqualTo(value));
    }

    @Test
    void kindsAreToldAsDeclared() {
        JsonNode kinds = ann.api().get("/api/secret-kinds").expect(200).json().path("items");
        assertThat(kinds).hasSize(SecretKind.values().length);
        assertThat(ann.api().with("Accept", "application/json").get("/openapi").text())
                .contains("\"fields.wifi\"", "\"ssid\"", "\"software-licence\"");
    }

    @Test
    void aMembersOwnFieldsKeepTheirOrderAndTypes() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Zone", Map.of("type", "text", "value", "North"));
        fields.put("Access code", "lime-tree 4");
        fields.put("Manual", Map.of("type", "url", "value", "https://manual.example/1"));
        fields.put("note", "Ask first");
        JsonNode seen = ann.look(ann.create("custom", "Gate", fields));

        assertThat(seen.path("fields").fieldNames())
                .toIterable()
                .containsExactly("Zone", "Access code", "Manual", "note");
        assertThat(seen.at("/fields/Zone").asText()).isEqualTo("North");
        assertThat(seen.at("/fields/Access code").isNull())
                .as("without a type it is masked")
                .isTrue();
        assertThat(seen.at("/fieldTypes/Manual").asText()).isEqualTo("url");
    }

    @Test
    void numbersMayComeAsNumbers() {
        String id = ann.create("database", "Numbers", Map.of("host", "n.example.com", "port", 5432));
        assertThat(ann.look(id).at("/fields/port").asText()).isEqualTo("5432");
        refused(Map.of("type", "server", "name", "n", "fields", Map.of("host", 7)), "fields.host");
    }

    @Test
    void listsShowTheOpenFieldThatTellsSecretsApart() {
        String id = ann.create("server", "Mirror", Map.of("host", "mirror.acme.test", "password", "grey-Finch 8"));
        JsonNode first =
                ann.api().get("/api/secrets?limit=1").expect(200).json().at("/items/0");
        assertThat(first.path("id").asText()).isEqualTo(id);
        assertThat(first.path("subtitle").asText()).isEqualTo("mirror.acme.test");
        assertThat(first.has("fields")).isFalse();
    }

    @Test
    void aNoteOf45000CharactersIsKeptAndOneMoreIsNot() {
        String most = "ß".repeat(45_000);
        String id = ann.create("text", "Long", Map.of("note", most));
        assertThat(ann.reveal(id).path("note").asText()).isEqualTo(most);
        refused(Map.of("type", "text", "name", "n", "fields", Map.of("note", most + "x")), "fields.note");
    }

    @ParameterizedTest
    @CsvSource({
        "database, port, 99999",
        "database, port, http",
        "database, colour, red",
        "software-licence, website, javascript:alert(1)",
        "software-licence, email, nobody",
        "software-licence, validUntil, 2026-02-30",
        "server, host, 'two\nlines'",
    })
    void valuesThatDoNotFitAreRefusedByName(String type, String field, String value) {
        refused(Map.of("type", type, "name", "n", "fields", Map.of(field, value)), "fields." + field);
    }

    @Test
    void wrongFormsOfOwnFieldsAreRefused() {
        refused(custom(Map.of("Pin", Map.of("type", "colour", "value", "1"))), "fields.Pin.type");
        refused(custom(Map.of("Pin", Map.of("type", "date", "value", "2026-01-01"))), "fields.Pin");
        refused(custom(Map.of("Pin", Map.of("type", "text"))), "fields.Pin");
        refused(custom(Map.of("Pin", 1.5)), "fields.Pin");
        refused(custom(Map.of("a\nb", "1")), "fields.a\nb");
        refused(Map.of("type", "spoon", "name", "n", "fields", Map.of()), "type");
    }

    private static Map<String, Object> custom(Map<String, Object> fields) {
        return Map.of("type", "custom", "name", "n", "fields", fields);
    }

    private static void refused(Map<String, Object> secret, String member) {
        Answer answer = ann.api().post("/api/secrets", secret).expect(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo(member);
    }

    private static String sample(FieldSpec field) {
        return switch (field.type()) {
            case NUMBER -> "22";
            case DATE -> "2027-03-31";
            case URL -> "https://northlight.example";
            case EMAIL -> "licences@acme.test";
            case BLOCK, NOTE -> "first line of " + field.name() + "\nsecond — ü ✓";
            case TEXT, PASSWORD -> "value of " + field.name() + " ü✓";
        };
    }
}
