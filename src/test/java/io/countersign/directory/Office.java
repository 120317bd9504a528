package io.countersign.directory;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** A member of the shared server who manages members, and confirms with a phone. */
record Office(Api api, Phone phone) {

    /** So much later that no limit of an earlier test holds any more. */
    static Office of(String email) {
        TestServer.shared().clock().advance(Duration.ofMinutes(61));
        Api api = Journey.signedIn(TestServer.shared(), email);
        return new Office(api, Journey.onlyPhone(api));
    }

    static String id(Api api) {
        return api.get("/api/session").expect(200).json().at("/member/id").asText();
    }

    static String path(String member) {
        return "/api/members/" + member;
    }

    String id() {
        return id(api);
    }

    Answer confirmed(Function<Api, Answer> action) {
        return Journey.confirmed(api, phone, action);
    }

    String approved(Answer asked) {
        String confirmation = asked.expect(401).confirmationId();
        phone.approve(confirmation).expect(200);
        return confirmation;
    }

    void giveRole(String member, String role) {
        confirmed(as -> as.patch(path(member), Map.of("role", role))).expect(200);
    }

    /** As if they had never been away, and never had a phone. */
    void takeBack(String member) {
        confirmed(as -> as.patch(path(member), Map.of("active", true))).expect(200);
        confirmed(as -> as.post(path(member) + "/reset")).expect(204);
    }
}
