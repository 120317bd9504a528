package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.util.Map;
import java.util.function.Function;

/** What the owner does for a test: members as they were before their first phone, settings as the test wants them. */
final class CleanSlate {

    private static final String OWNER = "owner@acme.test";
    private static Phone phone;

    private CleanSlate() {}

    static void of(TestServer server, String email) {
        Api owner = Journey.signedIn(server, OWNER);
        String path = "/api/members/" + member(owner, email) + "/reset";
        confirmed(owner, api -> api.post(path));
    }

    /** A setting of the whole workspace, by its name in the API. */
    static void setting(TestServer server, String name, Object value) {
        Api owner = Journey.signedIn(server, OWNER);
        confirmed(owner, api -> api.patch("/api/workspace", Map.of(name, value)));
    }

    /** With the number where it is wanted, as it may be left on. */
    private static void confirmed(Api owner, Function<Api, Answer> action) {
        Phone phone = phone(owner);
        Answer asked = action.apply(owner).expect(401);
        String id = asked.confirmationId();
        if (asked.confirmation().path("numberRequired").asBoolean()) {
            phone.approve(id, asked.confirmation().path("number").asText()).expect(200);
        } else {
            phone.approve(id).expect(200);
        }
        Answer done = action.apply(owner.confirmed(id));
        assertThat(done.status()).as("the answer %s", done).isBetween(200, 299);
    }

    private static synchronized Phone phone(Api owner) {
        if (phone == null) {
            phone = Journey.pairedPhone(owner, "Owner’s phone");
        }
        return phone;
    }

    private static String member(Api owner, String email) {
        for (JsonNode member :
                owner.get("/api/members?limit=200").expect(200).json().path("items")) {
            if (member.path("email").asText().equals(email)) {
                return member.path("id").asText();
            }
        }
        throw new AssertionError("No member " + email);
    }
}
