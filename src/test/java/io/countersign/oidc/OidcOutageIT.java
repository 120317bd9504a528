package io.countersign.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Journey;
import io.countersign.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers that change, stumble or fall silent. */
class OidcOutageIT {

    private static final String SECRETS = "/secrets";

    private final SignInScene scene = new SignInScene();
    private final String subject = "s" + System.nanoTime();

    @BeforeEach
    void begin() {
        scene.with(Map.of("joining", true));
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void rotatedKeyIsFoundByItself() {
        scene.joined(subject);
        scene.provider.rotate();
        assertThat(scene.visitor().comesAs(subject, subject + "@globex.test", Map.of()))
                .isEqualTo(SECRETS);
    }

    @Test
    void brokenProviderIsSaidSoAndEverythingElseGoesOn() {
        Map<String, String> said = Map.of(
                "500", "provider-unavailable",
                "429", "provider-unavailable",
                "endless", "provider-unavailable",
                "garbage", "provider-wrong",
                "302", "provider-wrong");
        said.forEach((how, problem) -> {
            Visitor visitor = scene.visitor();
            Map<String, String> request = visitor.starts();
            scene.provider.breaks(how);
            assertThat(visitor.returns("state", request.get("state"), "code", scene.code(request, subject)))
                    .as(how)
                    .isEqualTo(SignInScene.problem(problem));
            scene.server.clock().advance(Duration.ofMinutes(11));
            Answer start = visitor.browser().post("/api/oidc/start", Map.of("workspace", scene.workspace));
            assertThat(start.expect(503).problem()).isEqualTo("provider-unavailable");
            Answer change = scene.owner.put("/api/workspace/oidc", scene.settings(Map.of()));
            assertThat(change.expect(400).json().at("/errors/0/member").asText())
                    .as(how)
                    .isEqualTo("issuer");
            scene.provider.breaks("");
            scene.server.clock().advance(Duration.ofSeconds(6));
        });
        Journey.signedIn(scene.server, SignInScene.OWNER);
        scene.owner.get("/api/session").expect(200);
    }

    @Test
    void silentProviderIsGivenUpInTime() {
        Visitor visitor = scene.visitor();
        Map<String, String> request = visitor.starts();
        scene.provider.breaks("silent");
        long begin = System.nanoTime();
        assertThat(visitor.returns("state", request.get("state"), "code", scene.code(request, subject)))
                .isEqualTo(SignInScene.problem("provider-unavailable"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void addressMayComeFromUserinfo() {
        scene.provider.description.put("userinfo_endpoint", scene.provider.issuer() + "/userinfo");
        scene.server.clock().advance(Duration.ofMinutes(11));
        String email = subject + "@globex.test";
        scene.provider.userinfo.putAll(Map.of("sub", subject, "email", email, "email_verified", true, "name", "Thin"));
        Visitor visitor = scene.visitor();
        assertThat(visitor.comes(subject, claims -> claims)).isEqualTo(SECRETS);
        assertThat(visitor.who().json().at("/member/email").asText()).isEqualTo(email);
        assertThat(scene.visitor().comes(subject + "x", claims -> claims))
                .isEqualTo(SignInScene.problem("provider-wrong"));
    }

    @Test
    void twoAtOnceAreOneMemberAndOneCodeIsOneSession() {
        List<Visitor> visitors = List.of(scene.visitor(), scene.visitor(), scene.visitor());
        Queue<Visitor> waiting = new ConcurrentLinkedQueue<>(visitors);
        assertThat(Together.times(3, () -> waiting.remove().comesAs(subject, subject + "@globex.test", Map.of())))
                .containsOnly(SECRETS);
        assertThat(visitors.stream()
                        .map(one -> one.who().json().at("/member/id").asText()))
                .containsOnly(scene.member(subject + "@globex.test").path("id").asText());
        Visitor visitor = scene.visitor();
        Map<String, String> request = visitor.starts();
        String code = scene.code(request, subject);
        assertThat(Together.times(3, () -> visitor.returns("state", request.get("state"), "code", code)))
                .containsExactlyInAnyOrder(SECRETS, SignInScene.problem("expired"), SignInScene.problem("expired"));
    }
}
