package io.countersign.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.vault.FieldType;
import io.countersign.vault.SecretKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An entry of Bitwarden's: 1 login, 2 note, 3 card, 4 identity, 5 SSH key. */
record BitwardenItem(
        int type,
        String name,
        String notes,
        String folderId,
        List<String> collectionIds,
        List<OwnField> fields,
        Login login,
        Map<String, String> card,
        Map<String, String> identity,
        SshKey sshKey) {

    private static final int SSH_KEY = 5;
    private static final int HIDDEN = 1;

    /** Of a card, what is not to be seen by passers-by. */
    private static final List<String> MASKED = List.of("number", "code", "ssn", "passportNumber", "licenseNumber");

    /** @param type 0 text, 1 hidden, 2 boolean, 3 linked to another field */
    record OwnField(String name, String value, int type) {}

    record Login(String username, String password, String totp, List<Address> uris) {}

    record Address(String uri) {}

    record SshKey(
            String privateKey,
            String publicKey,
            @JsonProperty("keyFingerprint") String fingerprint) {}

    FileRow row(int number, Map<String, String> groups) {
        SecretContent content = new SecretContent();
        where(groups).forEach(place -> content.noteLine("Folder", place));
        if (type == SSH_KEY && sshKey != null) {
            return sshKey(number, content);
        }
        if (login != null) {
            login(content);
        }
        part(card, content);
        part(identity, content);
        BitwardenFile.orNone(fields).forEach(field -> own(field, content));
        content.note(notes);
        SecretKind kind = content.hasOwnFields() ? SecretKind.CUSTOM : SecretKind.TEXT_NOTE;
        return new FileRow(number, kind, name, content.fields());
    }

    private Stream<String> where(Map<String, String> groups) {
        return Stream.concat(Stream.ofNullable(folderId), BitwardenFile.orNone(collectionIds).stream())
                .map(groups::get)
                .filter(place -> place != null && !place.isBlank());
    }

    /** SSH keys have no fields of one's own: those go into the note. */
    private FileRow sshKey(int number, SecretContent content) {
        content.field("privateKey", sshKey.privateKey());
        content.field("publicKey", sshKey.publicKey());
        content.noteLine("Fingerprint", sshKey.fingerprint());
        BitwardenFile.orNone(fields).forEach(field -> content.noteLine(field.name(), field.value()));
        content.note(notes);
        return new FileRow(number, SecretKind.SSH_KEY, name, content.fields());
    }

    private void login(SecretContent content) {
        content.own("User name", login.username(), FieldType.TEXT);
        content.own("Password", login.password(), FieldType.PASSWORD);
        content.own("Authenticator key", login.totp(), FieldType.PASSWORD);
        BitwardenFile.orNone(login.uris()).forEach(address -> content.own("Website", address.uri(), FieldType.URL));
    }

    private static void part(Map<String, String> part, SecretContent content) {
        if (part != null) {
            part.forEach((label, value) ->
                    content.own(words(label), value, MASKED.contains(label) ? FieldType.PASSWORD : FieldType.TEXT));
        }
    }

    private static void own(OwnField field, SecretContent content) {
        content.own(field.name(), field.value(), field.type() == HIDDEN ? FieldType.PASSWORD : FieldType.TEXT);
    }

    /** {@code cardholderName} becomes {@code Cardholder name}. */
    private static String words(String member) {
        String spaced = member.replaceAll("([a-z])([A-Z0-9])", "$1 $2").toLowerCase();
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
