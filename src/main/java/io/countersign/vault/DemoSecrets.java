package io.countersign.vault;

import io.countersign.directory.Member;
import io.countersign.directory.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;

/** A few secrets to try things with. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class DemoSecrets {

    private static final List<NewSecret> SOME = List.of(
            secret(
                    SecretKind.TEXT_NOTE,
                    "Production database",
                    true,
                    Map.of("note", value("db.acme.test  user: app  password: kT7#mvQ2-x9Lp"))),
            secret(
                    SecretKind.TEXT_NOTE,
                    "Office alarm code",
                    true,
                    Map.of("note", value("4417, then #. Ask Olivia before you change it."))),
            secret(
                    SecretKind.WIFI,
                    "Guest Wi-Fi",
                    false,
                    Map.of(
                            "ssid", value("Visitors"),
                            "password", value("welcome to the third floor"),
                            "security", value("WPA2"))),
            secret(
                    SecretKind.SERVER,
                    "Build server",
                    true,
                    Map.of(
                            "host", value("build.example.com"),
                            "user", value("deploy"),
                            "password", value("h7-Lantern-Otter-92"))),
            secret(
                    SecretKind.DATABASE,
                    "Reporting database",
                    true,
                    Map.of(
                            "type", value("PostgreSQL"),
                            "host", value("reports.example.com"),
                            "port", value("5432"),
                            "database", value("reports"),
                            "user", value("reader"),
                            "password", value("Qz4!tally-fern"))),
            secret(
                    SecretKind.SSH_KEY,
                    "Deployment key",
                    true,
                    Map.of(
                            "host", value("git.example.com"),
                            "user", value("deploy"),
                            "format", value("OpenSSH"),
                            "passphrase", value("seven grey herons"))),
            secret(
                    SecretKind.SOFTWARE_LICENCE,
                    "Drawing program",
                    false,
                    Map.of(
                            "key", value("DRAW-7731-KX02-PP58"),
                            "licensee", value("The whole team"),
                            "publisher", value("Northlight"),
                            "seats", value("25"))),
            secret(
                    SecretKind.CUSTOM,
                    "Parcel service account",
                    false,
                    Map.of(
                            "Customer number", new FieldValue(FieldType.TEXT, "203-118"),
                            "Portal", new FieldValue(FieldType.URL, "https://parcels.example"),
                            "Portal password", new FieldValue(FieldType.PASSWORD, "brass+Kettle+41"))));

    @Inject
    private Vaults vaults;

    @Inject
    private SecretKeeping keeping;

    /** Guests make no secrets, so they get none. */
    public void giveTo(Member member) {
        if (member.role() == Role.GUEST) {
            return;
        }
        Vault vault = vaults.defaultOf(member.workspaceId());
        SecretVersion.Editor owner = new SecretVersion.Editor(member.id(), member.name());
        for (NewSecret secret : SOME) {
            keeping.create(vault, secret, owner);
        }
    }

    private static NewSecret secret(
            SecretKind kind, String name, boolean confirmToView, Map<String, FieldValue> fields) {
        return new NewSecret(kind, name, null, new SecretFields(fields), confirmToView, null);
    }

    private static FieldValue value(String value) {
        return FieldValue.of(value);
    }
}
