package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.nayuki.qrcodegen.QrCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pairing and its code, from the browser's side and the phone's (protocol section 4). */
class PairingIT {

    private static Desk desk;

    @BeforeAll
    static void begin() {
        desk = Desk.of("ann@acme.test");
    }

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    @Test
    void pairingNeedsAConfirmation() {
        Answer asked = desk.browser().post("/api/pairings").expect(401);

        assertThat(asked.problem()).isEqualTo("confirmation-required");
        assertThat(asked.confirmation().path("action").asText()).isEqualTo("device.pair");
        assertThat(asked.json().has("code")).isFalse();
    }

    @Test
    void codePairsOnePhoneAndNoSecond() {
        String code = desk.startPairing().path("code").asText();
        Answer paired = new Phone(desk.server()).tryToPair(code, "Pixel 9").expect(201);

        Answer again = new Phone(desk.server()).tryToPair(code, "Thief");

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.problem()).isEqualTo("pairing-expired");
        assertThat(paired.json().at("/member/email").asText()).isEqualTo("ann@acme.test");
        assertThat(paired.json().at("/workspace/name").asText()).isEqualTo("Acme");
        desk.browser()
                .delete("/api/trusted-sessions/" + paired.json().path("id").asText())
                .expect(204);
    }

    @Test
    void codePairsShortlyBeforeFiveMinutesAreOver() {
        JsonNode pairing = desk.startPairing();
        desk.server()
                .clock()
                .set(Instant.parse(pairing.path("expiresAt").asText()).minusSeconds(20));

        Phone phone = new Phone(desk.server()).pair(pairing.path("code").asText(), "Late");

        desk.browser().delete(phone.path()).expect(204);
    }

    @Test
    void codePairsNobodyAfterFiveMinutes() {
        Instant before = desk.server().clock().instant();
        JsonNode pairing = desk.startPairing();
        Instant end = Instant.parse(pairing.path("expiresAt").asText());
        assertThat(end)
                .isBetween(
                        before.plus(Duration.ofMinutes(5)).minusMillis(1),
                        desk.server().clock().instant().plus(Duration.ofMinutes(5)));

        desk.server().clock().set(end);
        Answer late = new Phone(desk.server()).tryToPair(pairing.path("code").asText(), "Too late");

        assertThat(late.status()).isEqualTo(410);
        assertThat(late.problem()).isEqualTo("pairing-expired");
        assertThat(look(pairing).json().path("state").asText()).isEqualTo("expired");
    }

    @Test
    void unknownCodePairsNobody() {
        Answer answer = new Phone(desk.server()).tryToPair("A".repeat(43), "Guesser");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("pairing-unknown");
    }

    @Test
    void pairingIsUnknownToEverybodyElse() {
        JsonNode pairing = desk.startPairing();
        String path = "/api/pairings/" + pairing.path("id").asText();

        assertThat(Journey.signedIn(desk.server(), "bob@acme.test").get(path).status())
                .isEqualTo(404);
        assertThat(Journey.signedIn(desk.server(), "eve@globex.test").get(path).status())
                .isEqualTo(404);
        assertThat(look(pairing).expect(200).json().path("state").asText()).isEqualTo("open");
    }

    @Test
    void codeIsASecretOf128BitsAndIsToldOnce() {
        JsonNode pairing = desk.startPairing();

        assertThat(pairing.path("code").asText()).matches("[A-Za-z0-9_-]{22,}");
        assertThat(desk.startPairing().path("code")).isNotEqualTo(pairing.path("code"));
        JsonNode looked = look(pairing).expect(200).json();
        assertThat(looked.has("code")).isFalse();
        assertThat(looked.has("url")).isFalse();
        assertThat(looked.has("qr")).isFalse();
    }

    @Test
    void urlAndQrCodeCarryTheCodeInTheFragment() {
        JsonNode pairing = desk.startPairing();
        String url = desk.server().publicUrl() + "/mobile/#pair="
                + pairing.path("code").asText();

        assertThat(pairing.path("url").asText()).isEqualTo(url);
        assertThat(pairing.path("qr").asText()).startsWith("<svg").doesNotContain("<script");
        assertThat(dark(pairing.path("qr").asText())).isEqualTo(dark(QrCode.encodeText(url, QrCode.Ecc.MEDIUM)));
    }

    @Test
    void waitingBrowserIsToldOfThePhone() throws Exception {
        JsonNode pairing = desk.startPairing();
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> desk.browser()
                .with("Prefer", "wait=40")
                .get("/api/pairings/" + pairing.path("id").asText()));
        assertThat(look(pairing).json().path("state").asText()).isEqualTo("open");
        assertThat(waiting).isNotDone();

        Phone phone = new Phone(desk.server()).pair(pairing.path("code").asText(), "Nokia 3310");

        JsonNode told = waiting.get(20, TimeUnit.SECONDS).expect(200).json();
        assertThat(told.path("state").asText()).isEqualTo("paired");
        assertThat(told.at("/trustedSession/name").asText()).isEqualTo("Nokia 3310");
        assertThat(told.at("/trustedSession/id").asText()).isEqualTo(phone.id());
        desk.browser().delete(phone.path()).expect(204);
    }

    @Test
    void memberIsToldByMailOfTheNewPhone() {
        desk.another("Told by mail");

        desk.server().mailbox().take("ann@acme.test", mail -> mail.subject().contains("Told by mail"));
    }

    private static Answer look(JsonNode pairing) {
        return desk.browser().get("/api/pairings/" + pairing.path("id").asText());
    }

    /** The dark modules that the image draws, each as a square of its own, with the quiet zone left out. */
    private static Set<String> dark(String svg) {
        Set<String> modules = new TreeSet<>();
        Pattern.compile("M(\\d+),(\\d+)h1v1h-1z")
                .matcher(svg)
                .results()
                .forEach(at ->
                        modules.add((Integer.parseInt(at.group(1)) - 4) + "," + (Integer.parseInt(at.group(2)) - 4)));
        return modules;
    }

    private static Set<String> dark(QrCode code) {
        Set<String> modules = new TreeSet<>();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    modules.add(x + "," + y);
                }
            }
        }
        return modules;
    }
}
