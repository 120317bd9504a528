package io.countersign.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.directory.OtherAddress;
import io.countersign.testing.Answer;
import io.countersign.testing.Mail;
import io.countersign.testing.Mailbox;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link that needs a mailed code or a password: neither can be guessed, and a wrong one uses nothing up. */
class LinkGuardsIT {

    private static final String PASSWORD = "three brass keys";

    private static int recipients;

    private Sharer ann;
    private String secret;
    private String recipient;
    private Mailbox mailbox;

    @BeforeEach
    void annHasASecret() {
        ann = Sharer.of("ann@acme.test");
        secret = ann.create("Guarded plans");
        recipients++;
        recipient = "pat." + recipients + "@example.test";
        mailbox = TestServer.shared().mailbox();
    }

    @AfterEach
    void nobodyHasItAnyMore() {
        ann = Sharer.of("ann@acme.test");
        ann.forget(secret);
    }

    private Linked withCode() {
        return Linked.by(ann, secret, Map.of("expiresIn", "P1D", "once", true, "recipient", recipient));
    }

    private Linked withPassword() {
        return Linked.by(ann, secret, Map.of("expiresIn", "P1D", "once", true, "password", PASSWORD));
    }

    private String code() {
        String code = mailbox.take(recipient, Mail::hasCode).code();
        TestServer.shared().needles().add(code);
        return code;
    }

    private static String otherThan(String code) {
        return code.equals("111111") ? "222222" : "111111";
    }

    @Test
    void codeGoesToTheRecipientAndOpens() {
        Linked link = withCode();
        assertThat(link.open().expect(200).json().at("/needs/0").asText()).isEqualTo("code");
        assertThat(link.open().text()).doesNotContain(recipient).contains("p…" + recipient.charAt(4) + "@example.test");

        assertThat(link.view().expect(403).problem()).isEqualTo("code-required");
        assertThat(link.view().expect(403).problem()).isEqualTo("code-required");
        Mail mail = mailbox.take(recipient, Mail::hasCode);
        TestServer.shared().needles().add(mail.code());

        assertThat(mail.text() + mail.html())
                .contains("Ann Archer")
                .doesNotContain("Guarded plans", link.token(), link.key(), "copper kettle");
        assertThat(mailbox.to(recipient)).hasSize(1);
        assertThat(link.view(Map.of("code", otherThan(mail.code()))).expect(403).problem())
                .isEqualTo("code-wrong");
        assertThat(link.read(link.view(Map.of("code", mail.code())).expect(200).json())
                        .path("name")
                        .asText())
                .isEqualTo("Guarded plans");
    }

    @Test
    void codeOpensOnceAndForTenMinutes() {
        Linked link = Linked.by(ann, secret, Map.of("expiresIn", "P1D", "recipient", recipient));
        link.sendCode().expect(202);
        String first = code();
        List<Answer> answers = Together.times(4, () -> link.view(Map.of("code", first)));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 403, 403, 403);

        TestServer.shared().clock().advance(Duration.ofMinutes(16));
        link.sendCode().expect(202);
        String second = code();
        TestServer.shared().clock().advance(Duration.ofMinutes(11));
        assertThat(link.view(Map.of("code", second)).expect(403).problem()).isEqualTo("code-wrong");
        assertThat(link.view().expect(403).problem()).isEqualTo("code-required");
        link.view(Map.of("code", code())).expect(200);
    }

    @Test
    void fiveWrongCodesEndAllForFifteenMinutes() {
        Linked link = withCode();
        link.sendCode().expect(202);
        String right = code();

        List<Answer> wrong = Together.times(9, () -> link.view(Map.of("code", otherThan(right))));

        assertThat(wrong.stream().filter(answer -> answer.problem().equals("code-wrong")))
                .hasSize(5);
        assertThat(wrong.stream().filter(answer -> answer.status() == 429)).hasSize(4);
        Answer refused = link.view(Map.of("code", right)).expect(429);
        assertThat(refused.problem()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(840, 900);
        assertThat(link.sendCode().expect(429).problem()).isEqualTo("too-many-attempts");
        assertThat(link.view().expect(429).problem()).isEqualTo("too-many-attempts");

        TestServer.shared().clock().advance(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(link.view(Map.of("code", right)).expect(403).problem()).isEqualTo("code-wrong");
        link.sendCode().expect(202);
        link.view(Map.of("code", code())).expect(200);
    }

    @Test
    void mailboxIsNotFlooded() {
        Linked link = withCode();
        for (int times = 0; times < 5; times++) {
            link.sendCode().expect(202);
        }
        Answer refused = link.sendCode().expect(429);

        assertThat(refused.problem()).isEqualTo("too-many-sends");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        TestServer.shared().clock().advance(Duration.ofMinutes(16));
        link.sendCode().expect(202);
    }

    @Test
    void linkWithoutARecipientNeedsNoCode() {
        Answer refused = withPassword().sendCode().expect(400);
        assertThat(refused.json().at("/errors/0/member").asText()).isEqualTo("token");
    }

    @Test
    void passwordOpensAndAWrongOneUsesNothingUp() {
        Linked link = withPassword();
        assertThat(link.open().expect(200).json().at("/needs/0").asText()).isEqualTo("password");
        assertThat(link.view().expect(403).problem()).isEqualTo("password-required");
        assertThat(link.view(Map.of("password", "four brass keys")).expect(403).problem())
                .isEqualTo("password-wrong");

        link.view(Map.of("password", PASSWORD)).expect(200);

        assertThat(link.view(Map.of("password", PASSWORD)).expect(410).problem())
                .isEqualTo("link-ended");
    }

    @Test
    void afterTenWrongPasswordsTheRightOneIsRefusedForAWhile() {
        Linked link = withPassword();
        List<Answer> wrong = Together.times(14, () -> link.view(Map.of("password", "guessed at")));

        assertThat(wrong.stream().filter(answer -> answer.problem().equals("password-wrong")))
                .hasSizeLessThanOrEqualTo(10);
        assertThat(wrong.stream().filter(answer -> answer.status() == 429)).isNotEmpty();
        for (int times = 0; times < 10; times++) {
            link.view(Map.of("password", "guessed at"));
        }
        Answer refused = link.view(Map.of("password", PASSWORD)).expect(429);
        assertThat(refused.problem()).isEqualTo("too-many-attempts");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        Linked other = withPassword();
        other.view(Map.of("password", PASSWORD)).expect(200);
        TestServer.shared().clock().advance(Duration.ofMinutes(16));
        link.view(Map.of("password", PASSWORD)).expect(200);
    }

    @Test
    void wrongPasswordsFromElsewhereLockNobodyOut() {
        Linked link = withPassword();
        OtherAddress elsewhere = new OtherAddress(TestServer.shared());
        for (int times = 0; times < 11; times++) {
            int status = elsewhere.post("/api/links/view", Map.of("token", link.token(), "password", "guessed at"));
            assertThat(status).isEqualTo(times < 10 ? 403 : 429);
        }

        link.view(Map.of("password", PASSWORD)).expect(200);
    }

    @Test
    void whereBothAreNeededOneAloneOpensNothing() {
        Linked link = Linked.by(
                ann, secret, Map.of("expiresIn", "PT1H", "once", true, "recipient", recipient, "password", PASSWORD));
        assertThat(link.view(Map.of("password", PASSWORD)).expect(403).problem())
                .isEqualTo("code-required");
        String code = code();
        assertThat(link.view(Map.of("code", code)).expect(403).problem()).isEqualTo("password-required");
        assertThat(link.view(Map.of("code", code, "password", "four brass keys"))
                        .expect(403)
                        .problem())
                .isEqualTo("password-wrong");
        link.view(Map.of("code", code, "password", PASSWORD)).expect(200);
    }
}
