package io.countersign.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;

/** Makes members as they were before their first phone: the owner resets them. */
final class CleanSlate {

    private static final String OWNER = "owner@acme.test";
    private static Phone phone;

    private CleanSlate() {}

    static void of(TestServer server, String email) {
        Api owner = Journey.signedIn(server, OWNER);
        String member = member(owner, email);
        String path = "/api/members/" + member + "/reset";
        Journey.confirmed(owner, phone(owner), api -> api.post(path));
    }

    private static synchronized Phone phone(Api owner) {
        if (phone == null) {
            phone = Journey.pairedPhone(owner, "Owner’s phone");
        }
        return phone;
    }

    private static String member(Api owner, String email) {
        for (JsonNode member : owner.get("/api/members").expect(200).json().path("items")) {
            if (member.path("email").asText().equals(email)) {
                return member.path("id").asText();
            }
        }
        throw new AssertionError("No member " + email);
    }
}
