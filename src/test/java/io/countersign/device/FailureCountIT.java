package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Jws;
import io.countersign.testing.Phone;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every decision that does not verify counts, over all confirmations of the member. */
class FailureCountIT {

    private static final int MOST = 10;

    private final List<UnaryOperator<Jws>> forgeries = List.of(
            jws -> jws.header("kid", "t_other"),
            jws -> jws.claim("nonce", "n".repeat(43)),
            jws -> jws.claim("textDigest", Jws.sha256("Another text")),
            jws -> jws.claim("confirmation", "c_other"),
            jws -> jws.claim("iat", 0),
            jws -> jws.claim("iat", Long.MAX_VALUE));

    private final String name = "Locked " + Desk.word();
    private Desk desk;
    private String secret;
    private String other;

    @BeforeEach
    void begin() {
        desk = Desk.of("ann@acme.test");
        secret = desk.secret(name);
        other = desk.secret("Also " + name);
    }

    @AfterEach
    void leaveTheLock() {
        desk.server().clock().advance(Duration.ofHours(1));
    }

    @Test
    void tenFailuresLockAllConfirmationsOfTheMemberForFifteenMinutes() {
        String first = desk.ask(secret).confirmationId();
        String second = desk.ask(other).confirmationId();
        for (int i = 0; i < MOST; i++) {
            assertThat(fail(i % 2 == 0 ? first : second, i).problem()).isEqualTo("decision-invalid");
        }

        assertLocked(desk.browser().post("/api/secrets/" + secret + "/reveal"));
        assertLocked(desk.browser().post("/api/pairings"));
        Answer locked = desk.phone().approve(first);
        assertLocked(locked);

        desk.server().mailbox().take("ann@acme.test", mail -> mail.text().contains(name));
        desk.server().mailbox().take("owner@acme.test", mail -> mail.text().contains(name));
        desk.server().mailbox().take("admin@acme.test", mail -> mail.text().contains(name));

        desk.server().clock().advance(Duration.ofSeconds(Long.parseLong(locked.header("Retry-After"))));
        desk.phone().approve(desk.ask(secret).confirmationId()).expect(200);
    }

    @Test
    void nineFailuresAndASuccessBeginTheCountAnew() {
        for (int round = 0; round < 2; round++) {
            String confirmation = desk.ask(secret).confirmationId();
            for (int i = 1; i < MOST; i++) {
                assertThat(fail(confirmation, i).problem()).isEqualTo("decision-invalid");
            }
            desk.phone().approve(confirmation).expect(200);
            desk.browser()
                    .confirmed(confirmation)
                    .post("/api/secrets/" + secret + "/reveal")
                    .expect(200);
        }
    }

    private Answer fail(String confirmation, int i) {
        Phone phone = desk.phone();
        Jws decision = phone.decision(phone.request(confirmation), "approve");
        return phone.decide(confirmation, forgeries.get(i % forgeries.size()).apply(decision));
    }

    private static void assertLocked(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("confirmation-locked");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 900);
    }
}
