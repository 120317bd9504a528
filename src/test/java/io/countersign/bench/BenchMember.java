package io.countersign.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** A member with a browser, a phone and two secrets, one of which asks before it is viewed. Used by one thread at a time. */
final class BenchMember {

    private static final String NOTE = "What is written here is as long as a usual password or two of them";

    private final Wire wire;
    private final PushSink push;
    private final Phone phone;
    private final String endpoint;
    private final String cookies;
    private final String origin;
    private final String open;
    private final String guarded;
    private String tag;

    /** @param api signed in */
    BenchMember(Wire wire, PushSink push, Api api) {
        this.wire = wire;
        this.push = push;
        phone = Journey.pairedPhone(api);
        endpoint = push.endpoint();
        PushSubscription keys = api.server().push().subscription();
        phone.subscribe(new PushSubscription(endpoint, keys.p256dh(), keys.auth()))
                .expect(204);
        cookies = cookies(api);
        origin = api.server().publicUrl().toString();
        open = Journey.createSecret(api, "Open", NOTE, false);
        guarded = Journey.createSecret(api, "Guarded", NOTE, true);
        tag = api.get("/api/secrets/" + open).expect(200).header("ETag");
    }

    /** The unguarded write that all else is compared with. */
    void create() {
        Map<String, Object> fields = Map.of("note", NOTE);
        wire.send(201, browser("POST", "/api/secrets"), Map.of("type", "text", "name", "New", "fields", fields));
    }

    /** The page of the newest secrets. */
    void list() {
        wire.send(200, browser("GET", "/api/secrets?limit=50"));
    }

    void revealOpen() {
        wire.send(200, browser("POST", "/api/secrets/" + open + "/reveal"));
    }

    String askToReveal() {
        return confirmation(wire.send(401, browser("POST", "/api/secrets/" + guarded + "/reveal")));
    }

    void revealConfirmed(String confirmation) {
        ClassicRequestBuilder retry = browser("POST", "/api/secrets/" + guarded + "/reveal");
        wire.send(200, retry.setHeader("Confirmation-Id", confirmation));
    }

    String askToEdit() {
        return confirmation(wire.send(401, edit(), change()));
    }

    void editConfirmed(String confirmation) {
        tag = wire.send(200, edit().setHeader("Confirmation-Id", confirmation), change())
                .tag();
    }

    /** Returns when the dialog would close. */
    void awaitConfirmed(String confirmation) {
        ClassicRequestBuilder wait = browser("GET", "/api/confirmations/" + confirmation);
        String state = wire.send(200, wait.setHeader("Prefer", "wait=25"))
                .json()
                .path("state")
                .asText();
        if (!state.equals("confirmed")) {
            throw new AssertionError("The confirmation is " + state);
        }
    }

    void awaitPush() throws InterruptedException {
        push.await(endpoint);
    }

    /** What the phone fetches when it is opened, and what it signs then. */
    String signed(String confirmation) {
        String path = phone.path() + "/requests";
        for (JsonNode request : wire.send(200, proven("GET", path)).json().path("items")) {
            if (request.path("id").asText().equals(confirmation)) {
                return phone.decision(request, "approve").signedBy(phone.key());
            }
        }
        throw new AssertionError("The phone does not list " + confirmation);
    }

    void decide(String confirmation, String jws) {
        wire.send(200, proven("POST", "/api/confirmations/" + confirmation + "/decision"), Map.of("jws", jws));
    }

    /** The secret that is viewed without being asked, and edited. */
    String open() {
        return open;
    }

    String guarded() {
        return guarded;
    }

    static String cookies(Api api) {
        return api.cookies().all().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    private ClassicRequestBuilder edit() {
        return browser("PATCH", "/api/secrets/" + open).setHeader("If-Match", tag);
    }

    private static Map<String, Object> change() {
        return Map.of("fields", Map.of("note", NOTE));
    }

    private ClassicRequestBuilder browser(String method, String path) {
        return wire.request(method, path)
                .setHeader("Cookie", cookies)
                .setHeader("Origin", origin)
                .setHeader("Sec-Fetch-Site", "same-origin")
                .setHeader("Accept", "application/json");
    }

    private ClassicRequestBuilder proven(String method, String path) {
        return wire.request(method, path)
                .setHeader("Authorization", "DPoP " + phone.id())
                .setHeader("DPoP", phone.proof(method, path).signedBy(phone.key()))
                .setHeader("Accept", "application/json");
    }

    private static String confirmation(Wire.Answer answer) {
        return answer.json().path("confirmation").path("id").asText();
    }
}
