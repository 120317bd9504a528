package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.ECKey;
import io.countersign.push.PushSubscription;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The mobile app, as protocol section 4 has it: a key that stays here, and a fresh proof on every request. */
public final class Phone {

    private static final String ANDROID =
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile"
                    + " Safari/537.36";

    private final TestServer server;
    private final ECKey key;
    private String id;

    /** A phone that is not paired yet. */
    public Phone(TestServer server) {
        this(server, PhoneKey.create().key(), null);
    }

    /** A phone that says it is the trusted session {@code id} and signs by {@code key}, rightly or not. */
    public Phone(TestServer server, ECKey key, String id) {
        this.server = server;
        this.key = key;
        this.id = id;
        server.needles().add(key.getD().toString());
    }

    /** The same phone, whose requests a load balancer brings to another node. */
    public Phone at(TestServer node) {
        return new Phone(node, key, id);
    }

    public Phone pair(String code, String name) {
        id = tryToPair(code, name).expect(201).json().path("id").asText();
        return this;
    }

    public Answer tryToPair(String code, String name) {
        Object publicKey = key.toPublicJWK().toJSONObject();
        return send(
                "POST",
                "/api/trusted-sessions",
                Map.of("code", code, "name", name, "platform", "Android", "publicKey", publicKey));
    }

    /** The id of the trusted session; null before pairing. */
    public String id() {
        return id;
    }

    public ECKey key() {
        return key;
    }

    /** This phone's own resource, {@code /api/trusted-sessions/…}. */
    public String path() {
        return "/api/trusted-sessions/" + id;
    }

    public Answer subscribe(PushSubscription subscription) {
        Map<String, Object> json = new HashMap<>();
        json.put("endpoint", subscription.endpoint());
        json.put("expirationTime", null);
        json.put("keys", Map.of("p256dh", subscription.p256dh(), "auth", subscription.auth()));
        return send("PUT", path() + "/subscription", json);
    }

    /** What is pending, as the app lists it. */
    public List<JsonNode> requests() {
        JsonNode items =
                send("GET", path() + "/requests", null).expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** The pending request with that confirmation's id; fails if the phone does not list it. */
    public JsonNode request(String confirmationId) {
        return requests().stream()
                .filter(request -> request.path("id").asText().equals(confirmationId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The phone does not list " + confirmationId));
    }

    public EventStream requestStream() {
        String path = path() + "/requests";
        return proven("GET", path).events(path);
    }

    /** The phone's browser with a proof for one request. */
    public Api proven(String method, String path) {
        return proven(proof(method, path).signedBy(key));
    }

    /** It's me! */
    public Answer approve(String confirmationId) {
        return decide(confirmationId, decision(request(confirmationId), "approve"));
    }

    /** It's me!, with the number that the asking dialog shows. */
    public Answer approve(String confirmationId, String number) {
        return decide(
                confirmationId, decision(request(confirmationId), "approve").claim("number", number));
    }

    /** It's not me, and whether the browser that asked is to be signed out. */
    public Answer deny(String confirmationId, boolean signOut) {
        return decide(confirmationId, decision(request(confirmationId), "deny").claim("signOut", signOut));
    }

    /** A decision on a listed request, as the app signs it; to be sent by {@link #decide}, or spoilt before. */
    public Jws decision(JsonNode request, String decision) {
        return PhoneKey.decision(id, request, decision, server.clock().instant());
    }

    public Answer decide(String confirmationId, Jws decision) {
        return decide(confirmationId, decision.signedBy(key));
    }

    /** Sends any text as the decision; the request itself is proven as it should be. */
    public Answer decide(String confirmationId, String jws) {
        return send("POST", "/api/confirmations/" + confirmationId + "/decision", Collections.singletonMap("jws", jws));
    }

    /** Any request with a right and fresh proof. */
    public Answer send(String method, String path, Object json) {
        return proven(method, path).send(method, path, json);
    }

    /** Any request with any text as its proof; null: none. */
    public Answer send(String method, String path, Object json, String proof) {
        return proven(proof).send(method, path, json);
    }

    /** The proof for one request, to be signed or spoilt. */
    public Jws proof(String method, String path) {
        String url = server.publicUrl().resolve(path.replaceAll("\\?.*", "")).toString();
        return new PhoneKey(key).proof(id, method, url, server.clock().instant());
    }

    /** A client of the API that is this phone, or another program with its key and its session, and sends no cookie. */
    public Api asking() {
        return proven(null).proving((method, path) -> proof(method, path).signedBy(key));
    }

    /** The phone's browser, which sends no cookie. */
    private Api proven(String proof) {
        String authorization = id == null ? null : "DPoP " + id;
        return Api.browser(server)
                .with("User-Agent", ANDROID)
                .with("DPoP", proof)
                .with("Authorization", authorization);
    }
}
