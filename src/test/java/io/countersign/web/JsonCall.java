package io.countersign.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A call that takes a JSON body, with a body that is right.
 *
 * @param body in which an inner object is a map too
 */
record JsonCall(String method, String path, Map<String, Object> body) {

    /** Each call of the API that takes JSON. */
    static Stream<JsonCall> all() {
        return Stream.of(
                new JsonCall("POST", "/api/session", Map.of("email", "ann@acme.test", "password", "demo-password-1")),
                new JsonCall(
                        "POST",
                        "/api/session/connections",
                        Map.of("client", Map.of("name", "Chrome extension", "platform", "Linux"))),
                new JsonCall("POST", "/api/session/connections/preview", Map.of("code", "BBBBB-BBBBB")),
                new JsonCall("POST", "/api/session/connections/connect", Map.of("code", "BBBBB-BBBBB")),
                new JsonCall("POST", "/api/session/connections/refuse", Map.of("code", "BBBBB-BBBBB")),
                new JsonCall(
                        "POST",
                        "/api/setup",
                        Map.of(
                                "code",
                                "c".repeat(43),
                                "workspace",
                                "Initech",
                                "name",
                                "Olive",
                                "email",
                                "olive@initech.test",
                                "password",
                                "correct horse battery")),
                new JsonCall(
                        "PATCH",
                        "/api/workspace",
                        Map.of("name", "Acme", "numberMatching", false, "phoneAsks", "other-device")),
                new JsonCall("PATCH", "/api/workspace", Map.of("sessionIdle", "PT1H", "sessionAbsolute", "PT8H")),
                new JsonCall("PUT", "/api/workspace/oidc", aProvider()),
                new JsonCall("POST", "/api/workspace/oidc/test", Map.of("issuer", "https://sso.example.test")),
                new JsonCall("POST", "/api/oidc/lookup", Map.of("workspace", "w_unknown", "email", "ann@acme.test")),
                new JsonCall(
                        "POST",
                        "/api/oidc/start",
                        Map.of("workspace", "w_unknown", "email", "ann@acme.test", "page", "/secrets")),
                new JsonCall("PATCH", "/api/profile", Map.of("name", "Ann Archer", "language", "auto")),
                new JsonCall(
                        "POST",
                        "/api/profile/password",
                        Map.of("current", "no such password", "password", "correct horse battery")),
                new JsonCall(
                        "POST",
                        "/api/secrets",
                        Map.of(
                                "type",
                                "text",
                                "name",
                                "Made by nobody",
                                "vault",
                                "v_x",
                                "fields",
                                Map.of("note", "a note"),
                                "confirmToView",
                                true)),
                new JsonCall(
                        "PATCH",
                        "/api/secrets/x_unknown",
                        Map.of("name", "New", "fields", Map.of("note", "a note"), "confirmToView", true)),
                new JsonCall("POST", "/api/secrets/import", anImport()),
                new JsonCall("POST", "/api/secrets/import/preview", anImport()),
                new JsonCall("POST", "/api/secrets/export", Map.of("password", "p".repeat(20), "vault", "v_x")),
                new JsonCall("POST", "/api/secrets/x_unknown/grants", Map.of("member", "m_x", "role", "collaborator")),
                new JsonCall(
                        "POST",
                        "/api/secrets/x_unknown/grants",
                        Map.of("to", List.of(Map.of("team", "e_x", "role", "owner")), "message", "For the new site")),
                new JsonCall("PATCH", "/api/secrets/x_unknown/grants/g_unknown", Map.of("role", "owner")),
                new JsonCall(
                        "POST", "/api/members", Map.of("email", "new@acme.test", "name", "Nora New", "role", "user")),
                new JsonCall("POST", "/api/invitations/preview", Map.of("token", "t".repeat(43))),
                new JsonCall(
                        "POST",
                        "/api/invitations/accept",
                        Map.of("token", "t".repeat(43), "name", "Nora", "password", "correct horse battery")),
                new JsonCall(
                        "POST",
                        "/api/recovery",
                        Map.of("email", "owner@acme.test", "password", "demo-password-1", "code", "c".repeat(43))),
                new JsonCall(
                        "POST",
                        "/api/secrets/x_unknown/links",
                        Map.of(
                                "expiresIn",
                                "P1D",
                                "once",
                                true,
                                "recipient",
                                "pat@example.test",
                                "password",
                                "p".repeat(20))),
                new JsonCall("POST", "/api/links/open", Map.of("token", "t".repeat(43))),
                new JsonCall("POST", "/api/links/code", Map.of("token", "t".repeat(43))),
                new JsonCall(
                        "POST",
                        "/api/links/view",
                        Map.of("token", "t".repeat(43), "code", "123456", "password", "p".repeat(20))),
                new JsonCall(
                        "POST",
                        "/api/links/file",
                        Map.of("token", "t".repeat(43), "ticket", "t".repeat(43), "part", "1/0")),
                new JsonCall("PATCH", "/api/members/m_unknown", Map.of("role", "user", "active", true)),
                new JsonCall("POST", "/api/teams", Map.of("name", "Operations")),
                new JsonCall("POST", "/api/apps", Map.of("name", "Pager", "kind", "other", "note", "On call")),
                new JsonCall("DELETE", "/api/apps/a_unknown", Map.of("reason", "Not used any more")),
                new JsonCall("PATCH", "/api/teams/e_unknown", Map.of("name", "Operations")),
                new JsonCall("POST", "/api/teams/e_unknown/members", Map.of("member", "m_x")),
                new JsonCall("POST", "/api/magic-links/preview", Map.of("token", "t".repeat(43))),
                new JsonCall("POST", "/api/magic-links/deny", Map.of("token", "t".repeat(43), "reason", "mistake")),
                new JsonCall("POST", "/api/vaults", Map.of("name", "Archive", "strategy", "local")),
                new JsonCall("PATCH", "/api/vaults/v_unknown", Map.of("name", "Archive", "default", true)),
                new JsonCall("POST", "/api/generators/password", Map.of("digits", true, "symbols", true)),
                new JsonCall("POST", "/api/generators/passphrase", Map.of("capitalize", true, "separator", "-")),
                new JsonCall("POST", "/api/generators/ssh-key", Map.of("type", "ed25519", "comment", "deploy")),
                new JsonCall("POST", "/api/generators/strength", Map.of("value", "grey heron")),
                new JsonCall("POST", "/api/tokens", Map.of("name", "Script", "scope", "read", "expiresIn", "P1D")),
                new JsonCall(
                        "POST",
                        "/api/trusted-sessions",
                        Map.of(
                                "code",
                                "c".repeat(43),
                                "name",
                                "Pixel 9",
                                "platform",
                                "Android",
                                "publicKey",
                                Map.of("kty", "EC", "crv", "P-256", "x", "x", "y", "y"))),
                new JsonCall("PATCH", "/api/trusted-sessions/t_unknown", Map.of("name", "New")),
                new JsonCall(
                        "PUT",
                        "/api/trusted-sessions/t_unknown/subscription",
                        Map.of("endpoint", "https://push.example/x", "keys", Map.of("p256dh", "p", "auth", "a"))),
                new JsonCall("POST", "/api/passkeys", Map.of("name", "Laptop", "credential", aCredential())),
                new JsonCall("PATCH", "/api/passkeys/k_unknown", Map.of("name", "New")),
                new JsonCall("POST", "/api/confirmations/c_unknown/passkey/assertion", anAssertion()),
                new JsonCall("POST", "/api/confirmations/c_unknown/code", Map.of("code", "123456")),
                new JsonCall("POST", "/api/confirmations/c_unknown/decision", Map.of("jws", "a.b.c")));
    }

    private static Map<String, Object> aProvider() {
        return Map.of(
                "name",
                "Acme SSO",
                "issuer",
                "https://sso.example.test",
                "clientId",
                "countersign",
                "clientSecret",
                "s".repeat(20),
                "domains",
                List.of("acme.test"),
                "groupsClaim",
                "groups",
                "roles",
                List.of(Map.of("group", "it", "role", "admin")),
                "otherRole",
                "user",
                "joining",
                true,
                "passwords",
                "all");
    }

    private static Map<String, Object> aCredential() {
        return aPasskeysAnswer(Map.of("clientDataJSON", "e30", "attestationObject", "oA"));
    }

    private static Map<String, Object> anAssertion() {
        return aPasskeysAnswer(Map.of("clientDataJSON", "e30", "authenticatorData", "AA", "signature", "AA"));
    }

    private static Map<String, Object> aPasskeysAnswer(Map<String, Object> response) {
        return Map.of("id", "AA", "rawId", "AA", "type", "public-key", "response", response);
    }

    private static Map<String, Object> anImport() {
        Map<String, Object> mapping = Map.of("type", "text", "name", "name");
        return Map.of("content", "name", "vault", "v_x", "mapping", mapping, "password", "p", "leaveOutInvalid", true);
    }

    /** Whether the member is true or false. */
    boolean isFlag(String member) {
        return body.get(member) instanceof Boolean;
    }

    /** The paths of the members whose values are not objects, for example {@code fields.note}. */
    List<String> members() {
        List<String> members = new ArrayList<>();
        body.forEach((name, value) -> {
            if (!(value instanceof Map<?, ?> inner)) {
                members.add(name);
            } else if (!name.equals("publicKey")) {
                // A JWK is checked as a whole
                inner.keySet().forEach(key -> members.add(name + "." + key));
            }
        });
        return members;
    }

    /** The body with another value for one member. */
    Map<String, Object> with(String member, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        String[] steps = member.split("\\.");
        if (steps.length == 1) {
            changed.put(member, value);
        } else {
            Map<String, Object> inner = new LinkedHashMap<>();
            ((Map<?, ?>) body.get(steps[0])).forEach((key, old) -> inner.put(key.toString(), old));
            inner.put(steps[1], value);
            changed.put(steps[0], inner);
        }
        return changed;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
