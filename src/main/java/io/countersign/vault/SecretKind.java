package io.countersign.vault;

import static io.countersign.vault.FieldType.BLOCK;
import static io.countersign.vault.FieldType.DATE;
import static io.countersign.vault.FieldType.EMAIL;
import static io.countersign.vault.FieldType.NOTE;
import static io.countersign.vault.FieldType.NUMBER;
import static io.countersign.vault.FieldType.PASSWORD;
import static io.countersign.vault.FieldType.TEXT;
import static io.countersign.vault.FieldType.URL;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of secrets. A kind is declared here and nowhere else: validation, encryption, masks, forms, lists, import and
 * the API's description follow from it. Each has a note.
 */
public enum SecretKind {
    TEXT_NOTE("text", "Text", "file-earmark-text", null, Set.of(Trait.EXPIRES)),
    WIFI(
            "wifi",
            "Wi-Fi",
            "wifi",
            "ssid",
            Set.of(),
            field("ssid", "Network name (SSID)", TEXT).upTo(32).like("office"),
            field("password", "Password", PASSWORD),
            field("security", "Security", TEXT).suggesting("WPA3", "WPA2", "WPA2 Enterprise", "WEP", "None")),
    SSH_KEY(
            "ssh-key",
            "SSH key",
            "terminal",
            "host",
            Set.of(),
            field("host", "Host", TEXT).like("git.example.com"),
            field("port", "Port", NUMBER).upTo(65_535).like("22"),
            field("user", "User name", TEXT).like("deploy"),
            field("format", "Format", TEXT).suggesting("OpenSSH", "PEM", "PKCS #8", "PuTTY"),
            field("passphrase", "Passphrase", PASSWORD),
            field("privateKey", "Private key", NOTE).madeBy("ssh-key"),
            field("publicKey", "Public key", BLOCK)),
    DATABASE(
            "database",
            "Database",
            "database",
            "host",
            Set.of(),
            field("type", "Type", TEXT)
                    .suggesting("PostgreSQL", "MySQL", "MariaDB", "Oracle", "SQL Server", "MongoDB", "Redis"),
            field("host", "Host", TEXT).like("db.example.com"),
            field("port", "Port", NUMBER).upTo(65_535).like("5432"),
            field("database", "Database", TEXT).like("shop"),
            field("user", "User name", TEXT).like("app"),
            field("password", "Password", PASSWORD),
            field("sid", "SID", TEXT),
            field("alias", "Alias", TEXT)),
    SERVER(
            "server",
            "Server",
            "hdd-rack",
            "host",
            Set.of(),
            field("host", "Host", TEXT).like("web-1.example.com"),
            field("user", "User name", TEXT).like("root"),
            field("password", "Password", PASSWORD)),
    SOFTWARE_LICENCE(
            "software-licence",
            "Software licence",
            "award",
            "publisher",
            Set.of(),
            field("key", "Licence key", NOTE),
            field("licensee", "Licensed to", TEXT),
            field("version", "Version", TEXT),
            field("publisher", "Publisher", TEXT),
            field("email", "E-mail", EMAIL),
            field("website", "Website", URL).like("https://example.com"),
            field("price", "Price", TEXT).like("€ 490"),
            field("purchased", "Purchased on", DATE),
            field("supportUntil", "Support until", DATE),
            field("validUntil", "Valid until", DATE),
            field("order", "Order number", TEXT),
            field("seats", "Seats", NUMBER)),
    CUSTOM("custom", "Custom", "ui-checks", null, Set.of(Trait.OWN_FIELDS));

    /** What only some kinds can do. */
    private enum Trait {
        /** Its secrets may be given an end. */
        EXPIRES,
        /** Members may add fields of their own. */
        OWN_FIELDS
    }

    private final String id;
    private final String label;
    private final String icon;
    private final String subtitle;
    private final Set<Trait> traits;
    private final List<FieldSpec> fields;

    SecretKind(String id, String label, String icon, String subtitle, Set<Trait> traits, FieldSpec... fields) {
        this.id = id;
        this.label = label;
        this.icon = icon;
        this.subtitle = subtitle;
        this.traits = traits;
        this.fields = Stream.concat(Arrays.stream(fields), Stream.of(field("note", "Note", NOTE)))
                .toList();
    }

    private static FieldSpec field(String name, String label, FieldType type) {
        return FieldSpec.of(name, label, type);
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException if there is no such kind */
    @JsonCreator
    static SecretKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    public List<FieldSpec> fields() {
        return fields;
    }

    Optional<FieldSpec> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether a field of this name holds numbers, in any kind. */
    static boolean takesNumber(String name) {
        return Arrays.stream(values())
                .flatMap(kind -> kind.field(name).stream())
                .anyMatch(field -> field.type() == NUMBER);
    }

    /** Where a field stands among the kind's; -1 for a member's own. */
    int position(String name) {
        return field(name).map(fields::indexOf).orElse(-1);
    }

    /** Whether members may add fields of their own. */
    public boolean hasOwnFields() {
        return traits.contains(Trait.OWN_FIELDS);
    }

    /** Whether its secrets may be given an end. */
    public boolean canExpire() {
        return traits.contains(Trait.EXPIRES);
    }

    /** The open field that lists show beside the name, or null. */
    String subtitle() {
        return subtitle;
    }

    /** Of all kinds that have one. */
    static Set<String> subtitles() {
        return Arrays.stream(values())
                .map(SecretKind::subtitle)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * As clients see it.
     *
     * @param ownFields the types that fields of a member's own may have; empty where there are none
     */
    public record View(
            String id,
            String name,
            String icon,
            List<FieldType.Own> ownFields,
            boolean canExpire,
            List<FieldSpec> fields) {}

    View view() {
        return new View(id, label, icon, hasOwnFields() ? FieldType.own() : List.of(), canExpire(), fields);
    }
}
