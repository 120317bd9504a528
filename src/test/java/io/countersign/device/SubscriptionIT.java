package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.Phone;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a phone may have its pushes sent. */
class SubscriptionIT {

    private static Desk desk;
    private static Phone phone;
    private static PushSubscription good;

    @BeforeAll
    static void begin() {
        desk = Desk.of("ann@acme.test");
        phone = desk.another("Never subscribed");
        good = desk.server().push().subscription();
    }

    @AfterAll
    static void tidy() {
        desk.tidy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/push/x",
                "https://127.8.9.10/push/x",
                "https://localhost/push/x",
                "https://0.0.0.0/push/x",
                "https://10.0.0.1/push/x",
                "https://10.255.255.255/push/x",
                "https://172.16.0.1/push/x",
                "https://192.168.1.1/push/x",
                "https://100.64.0.1/push/x",
                "https://169.254.169.254/latest/meta-data",
                "https://224.0.0.1/push/x",
                "https://255.255.255.255/push/x",
                "https://[::1]/push/x",
                "https://[::]/push/x",
                "https://[::ffff:127.0.0.1]/push/x",
                "https://[::ffff:a9fe:a9fe]/push/x",
                "https://[::127.0.0.1]/push/x",
                "https://[fe80::1]/push/x",
                "https://[fe80::1%25lo]/push/x",
                "https://[fc00::1]/push/x",
                "https://[fd12:3456::1]/push/x",
                "https://[ff02::1]/push/x",
                "https://[64:ff9b::7f00:1]/push/x",
                "https://[2002:7f00:1::]/push/x",
                "https://[2001::1]/push/x",
                "https://2130706433/push/x",
                "https://0x7f000001/push/x",
                "https://0177.0.0.1/push/x",
                "https://127.1/push/x",
                "https://127.0.0.1./push/x",
                "http://push.example.com/push/x",
                "ftp://push.example.com/push/x",
                "file:///etc/passwd",
                "https:///push/x",
                "//push.example.com/x",
                "/push/x",
                "push",
                "",
                "https://push.example.com:0/x",
                "https://push.example.com:65536/x",
                "https://exa mple.com/x"
            })
    void endpointThatMustNotBeConnectedToIsRefused(String endpoint) {
        assertRefused(subscribe(body(endpoint)), "endpoint");
    }

    @Test
    void allowedHostIsAllowedOnItsPortOnly() {
        int port = desk.server().push().origin().getPort();

        assertRefused(subscribe(body("http://127.0.0.1:" + (port - 1) + "/push/x")), "endpoint");
        assertRefused(subscribe(body("https://127.0.0.1/push/x")), "endpoint");
        assertRefused(subscribe(body("http://localhost:" + port + "/push/x")), "endpoint");
        assertRefused(subscribe(body("http://[::1]:" + port + "/push/x")), "endpoint");
        assertRefused(subscribe(body("http://127.1:" + port + "/push/x")), "endpoint");
    }

    @Test
    void userInfoIsRefused() {
        String hostAndPort = desk.server().push().hostAndPort();

        assertRefused(subscribe(body("http://user:word@" + hostAndPort + "/push/x")), "endpoint");
    }

    @Test
    void keysThatCannotEncryptAreRefusedByTheirNames() {
        assertRefused(subscribe(body(good.endpoint(), "AAAA", good.auth())), "keys.p256dh");
        assertRefused(subscribe(body(good.endpoint(), "B" + "A".repeat(86), good.auth())), "keys.p256dh");
        assertRefused(subscribe(body(good.endpoint(), good.p256dh(), "AAAA")), "keys.auth");
        assertRefused(subscribe(body(good.endpoint(), good.p256dh(), "not base64url!")), "keys.auth");
    }

    @Test
    void subscriptionIsForThePhoneItself() {
        String path = phone.path() + "/subscription";

        assertThat(desk.phone().send("PUT", path, body(good.endpoint())).problem())
                .isEqualTo("not-found");
        assertThat(desk.browser().put(path, body(good.endpoint())).status()).isEqualTo(401);
        assertThat(desk.listed(phone).path("push").asBoolean(true)).isFalse();
    }

    @Test
    void allowedHostIsTakenAndShown() {
        Phone other = desk.another("Subscribed");

        other.subscribe(good).expect(204);

        assertThat(desk.listed(other).path("push").asBoolean()).isTrue();
        assertThat(desk.listed(other).has("endpoint")).isFalse();
    }

    private static Map<String, Object> body(String endpoint) {
        return body(endpoint, good.p256dh(), good.auth());
    }

    private static Map<String, Object> body(String endpoint, String p256dh, String auth) {
        Map<String, Object> body = new HashMap<>();
        body.put("endpoint", endpoint);
        body.put("expirationTime", null);
        body.put("keys", Map.of("p256dh", p256dh, "auth", auth));
        return body;
    }

    private static Answer subscribe(Map<String, Object> body) {
        return phone.send("PUT", phone.path() + "/subscription", body);
    }

    private static void assertRefused(Answer answer, String member) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo(member);
        assertThat(desk.listed(phone).path("push").asBoolean(true)).isFalse();
    }
}
