package io.countersign.confirmation;

import static org.awaitility.Awaitility.await;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Mailed links: the workspace's switch, the mails that have come to a member, and what the page of a link asks. */
record EmailLinks(TestServer server, String email) {

    private static final String SUBJECT = "Action required: Confirm your identity";

    static EmailLinks to(String email) {
        return new EmailLinks(TestServer.shared(), email);
    }

    /** An admin's change of the workspace's setting, confirmed by phone. */
    static void areOn(Desk admin, boolean on) {
        Journey.confirmed(admin.api(), admin.phone(), as -> as.patch("/api/workspace", Map.of("emailLinkEnabled", on)))
                .expect(200);
    }

    /** Later than any limit of an earlier test; answers the admin, who has turned them on. */
    static Desk turnedOn() {
        Desk.anHourLater();
        Desk admin = Desk.of("admin@acme.test");
        areOn(admin, true);
        return admin;
    }

    static void turnOff(Desk admin) {
        Desk.anHourLater();
        areOn(admin.inAnotherBrowser(), false);
    }

    static Answer send(Api asking, String confirmation) {
        return asking.post("/api/confirmations/" + confirmation + "/email");
    }

    /** Has it sent, waits for the mail and answers its token. */
    String sent(Api asking, String confirmation) {
        int before = mails().size();
        send(asking, confirmation).expect(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> mails().size() > before);
        return newestToken();
    }

    List<Mail> mails() {
        return server.mailbox().to(email).stream()
                .filter(mail -> mail.subject().equals(SUBJECT))
                .toList();
    }

    Mail newest() {
        List<Mail> mails = mails();
        return mails.get(mails.size() - 1);
    }

    String newestToken() {
        String token = newest().link().replaceAll(".*#", "");
        server.needles().add(token);
        server.needles().addValue(token);
        return token;
    }

    /** A browser in which nobody is signed in. */
    Api elsewhere() {
        return Api.browser(server);
    }

    static Answer preview(Api as, String token) {
        return as.post("/api/magic-links/preview", Map.of("token", token));
    }

    /** @param number or null */
    static Answer confirm(Api as, String token, String number) {
        Map<String, String> body = number == null ? Map.of("token", token) : Map.of("token", token, "number", number);
        return as.post("/api/magic-links/confirm", body);
    }

    static Answer deny(Api as, String token, String reason) {
        return as.post("/api/magic-links/deny", Map.of("token", token, "reason", reason));
    }

    /** A number that is not this one. */
    static String not(String number) {
        return "%06d".formatted((Integer.parseInt(number) + 1) % 1_000_000);
    }
}
