package io.countersign.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.Problem;
import io.countersign.vault.FieldType;
import io.countersign.vault.FieldValue;
import io.countersign.vault.SecretKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other password managers are read whole, and what is none is said to be none. */
class SecretsFileTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separatorsAreFoundOut(String separator) {
        String text = "\uFEFFname,password\r\nRouter,\"a,b;c\td\"\r\n".replaceAll("(?<=[a-z]),(?=[\"p])", separator);
        SecretsFile file = read(text);
        assertThat(file.format()).isEqualTo(FileFormat.CSV);
        assertThat(file.columns()).containsExactly("name", "password");
        assertThat(values(file.rows().get(0)).keySet()).containsExactly("password");
    }

    @Test
    void rowsAreNamedByTheLineOnWhichTheyBegin() {
        List<FileRow> rows = read("name,secret\nA,\"one\ntwo\"\n\nB,three\n").rows();
        assertThat(rows).extracting(FileRow::row).containsExactly(2, 5);
        assertThat(values(rows.get(0))).containsEntry("secret", "one\ntwo");
    }

    @Test
    void columnsWithoutANameOrWithOneTwiceAreToldApart() {
        assertThat(read("name,,pin,pin\nA,1,2,3\n").columns()).containsExactly("name", "Column 2", "pin", "pin 4");
    }

    @Test
    void aRowWithMoreValuesThanColumnsIsObjectedTo() {
        List<FileRow> rows = read("name,pin\nA,1,2\nB\n").rows();
        assertThat(rows.get(0).objections())
                .containsExactly(new Problem.Objection("row", "has 3 values for 2 columns"));
        assertThat(rows.get(1).objections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "name,password\n", "name\n\"open", "name,x\n\"a\"b,c\n"})
    void whatHoldsNothingOrIsBrokenIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Problem.class).hasMessageStartingWith("content: ");
    }

    @Test
    void moreThanTheMostIsRefused() {
        String rows = IntStream.rangeClosed(1, SecretsFile.MOST)
                .mapToObj(i -> "n,p\n")
                .collect(Collectors.joining());
        assertThat(read("name,password\n" + rows).rows()).hasSize(SecretsFile.MOST);
        assertThatThrownBy(() -> read("name,password\n" + rows + "n,p\n")).hasMessageContaining("at most 10,000");
    }

    /** Few bytes of it would fill the memory, before any of them is looked at. */
    @Test
    void fileOfFarTooManyIsRefusedWhileItIsRead() {
        String items = "{\"type\":2},".repeat(1_000_000);
        assertThatThrownBy(() -> read("{\"items\":[" + items + "{\"type\":2}]}"))
                .hasMessageContaining("at most 10,000");
        String broken = "n,p\n".repeat(SecretsFile.MOST + 2) + "\"never closed";
        assertThatThrownBy(() -> read(broken)).hasMessageContaining("at most 10,000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name,url,username,password,note                          | CUSTOM           | name
                    url,username,password,totp,extra,name,grouping,fav       | CUSTOM           | name
                    Title,Host,User,Password,Notes                           | SERVER           | Title
                    SSID,Password,Security,name                              | WIFI             | name
                    Title,Type,Host,Port,Database,User name,Password         | DATABASE         | Title
                    name,note                                                | TEXT_NOTE        | name
                    """)
    void whatColumnsMeanIsGuessed(String header, SecretKind type, String name) {
        CsvMapping mapping = read(header + "\n" + "x,".repeat(4) + "x\n").mapping();
        assertThat(mapping.type()).isEqualTo(type);
        assertThat(mapping.name()).isEqualTo(name);
        assertThat(mapping.fields()).hasSize(header.split(",").length - 1);
    }

    @Test
    void whatIsNotKnownToBeHarmlessIsMasked() {
        CsvMapping mapping = read("name,username,website,pin\nA,b,https://c.test,1\nB,c,,2\n")
                .mapping();
        assertThat(mapping.fieldTypes())
                .isEqualTo(Map.of("username", FieldType.TEXT, "website", FieldType.URL, "pin", FieldType.PASSWORD));
    }

    @ParameterizedTest
    @CsvSource({"nowhere, user, user, mapping.name", "name, user, nowhere, mapping.fields.user"})
    void aMappingOfColumnsThatAreNotThereIsRefused(String name, String field, String column, String member) {
        CsvMapping mapping = new CsvMapping(SecretKind.SERVER, name, Map.of(field, column), null);
        assertThatThrownBy(() -> read("name,user\nA,b\n", mapping)).hasMessageStartingWith(member + ": ");
    }

    @Test
    void aMappingToAFieldThatTheKindDoesNotHaveIsRefused() {
        CsvMapping mapping = new CsvMapping(SecretKind.SERVER, "name", Map.of("ssid", "user"), null);
        assertThatThrownBy(() -> read("name,user\nA,b\n", mapping)).hasMessageStartingWith("mapping.fields.ssid: ");
    }

    @Test
    void bitwardensEntriesLoseNothing() {
        List<FileRow> rows = read("""
                {"encrypted": false, "folders": [{"id": "f", "name": "Finance"}], "new": 1, "items": [
                 {"type": 1, "name": "Bank", "folderId": "f", "favorite": true, "notes": "ask Ann",
                  "login": {"username": "ann", "password": "p 1", "totp": "t", "passwordRevisionDate": null,
                            "uris": [{"match": null, "uri": "https://bank.test"}, {"uri": "androidapp://bank"}]},
                  "fields": [{"name": "PIN", "value": "9", "type": 1}, {"name": "PIN", "value": "8", "type": 0},
                             {"name": "Long", "value": "a\\nb", "type": 0}, null]},
                 {"type": 2, "name": "Note", "notes": "n", "secureNote": {"type": 0}},
                 {"type": 3, "name": "Card", "card": {"cardholderName": "Ann", "number": "4111", "code": null}},
                 {"type": 5, "name": "Key", "sshKey": {"privateKey": "a", "publicKey": "b", "keyFingerprint": "c"}}]}
                """).rows();
        assertThat(rows)
                .extracting(FileRow::type)
                .containsExactly(SecretKind.CUSTOM, SecretKind.TEXT_NOTE, SecretKind.CUSTOM, SecretKind.SSH_KEY);
        assertThat(rows.get(0).fields().values())
                .containsEntry("User name", new FieldValue(FieldType.TEXT, "ann"))
                .containsEntry("Password", new FieldValue(FieldType.PASSWORD, "p 1"))
                .containsEntry("Website", new FieldValue(FieldType.URL, "https://bank.test"))
                .containsEntry("Website 2", new FieldValue(FieldType.TEXT, "androidapp://bank"))
                .containsEntry("PIN", new FieldValue(FieldType.PASSWORD, "9"))
                .containsEntry("PIN 2", new FieldValue(FieldType.TEXT, "8"));
        assertThat(values(rows.get(0))).containsEntry("note", "Folder: Finance\nLong: a\nb\nask Ann");
        assertThat(rows.get(2).fields().values())
                .containsEntry("Cardholder name", new FieldValue(FieldType.TEXT, "Ann"))
                .containsEntry("Number", new FieldValue(FieldType.PASSWORD, "4111"));
        assertThat(values(rows.get(3)))
                .isEqualTo(Map.of("privateKey", "a", "publicKey", "b", "note", "Fingerprint: c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"encrypted\": true, \"items\": []}",
                "{\"items\": [null]}",
                "{\"items\": [{\"type\": 1, \"name\": 5}]}",
                "{\"folders\": []}",
                "{",
                "{\"items\": []}"
            })
    void whatIsNoneOfBitwardensIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Problem.class).hasMessageStartingWith("content: ");
    }

    private static SecretsFile read(String text) {
        return read(text, null);
    }

    private static SecretsFile read(String text, CsvMapping mapping) {
        return SecretsFile.read(new ImportRequest(text, null, mapping, null, null));
    }

    private static Map<String, String> values(FileRow row) {
        return row.fields().values().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value()));
    }
}
