package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin brings people in, makes teams of them, helps with a lost phone, and lets people go. */
class PeopleJourneyIT extends BrowserJourney {

    private static final String ADMIN = "admin@acme.test";

    private Pocket phone;
    private Desk desk;

    @BeforeEach
    void openPeople() {
        phone = pocket(ADMIN);
        desk = desk().signedIn(ADMIN);
        desk.link("People").click();
        assertThat(row("Ann Archer")).isVisible();
    }

    @Test
    void somebodyIsInvitedJoinsIsMadeAdminAndLeaves() {
        String email = "p" + System.nanoTime() + "@acme.test";
        String name = "Petra Porter " + System.nanoTime();
        desk.button("Invite").click();
        desk.field("Email").fill("ann@acme.test");
        desk.field("Name").fill(name);
        desk.button("Send invitation").click();
        assertThat(desk.page().getByText("There is a member with this address already"))
                .isVisible();
        Screens.look(desk.page(), "people-invite");
        desk.field("Email").fill(email);
        desk.button("Send invitation").click();
        assertThat(desk.toast()).containsText("The invitation is on its way to " + email);
        assertThat(row(name)).containsText("the link expires in 7 days");
        Screens.look(desk.page(), "people");

        String link = server.mailbox().take(email).link();
        server.needles().add(link.replaceFirst(".*#", ""));
        try (Desk petra = new Desk(server)) {
            petra.page().navigate(link);
            assertThat(petra.heading("Join Acme")).isVisible();
            assertThat(petra.page()).hasURL(server.publicUrl() + "/invited");
            petra.field("Your name").fill(name);
            Screens.look(petra.page(), "invited");
            petra.page().locator("input[name=password]").fill("harbour kettle violin");
            petra.button("Join").click();
            assertThat(petra.page().getByText("You have no secrets yet.")).isVisible();
            petra.page().navigate(link);
            assertThat(petra.heading("This invitation is over")).isVisible();
            Screens.look(petra.page(), "invited-over");
        }

        desk.page().reload();
        row(name).click();
        assertThat(desk.heading(name)).isVisible();
        desk.page().locator("select[name=role]").selectOption("admin");
        confirm("make them an admin of the workspace");
        assertThat(desk.page().locator("select[name=role]")).hasValue("admin");
        desk.page().route("**/api/members/*", PeopleJourneyIT::haveItWait);
        desk.page().locator("select[name=role]").selectOption("user");
        desk.dialogSays("This has to wait a little");
        Screens.look(desk.page(), "dialog-cooling-down");
        desk.press("Close");
        assertThat(desk.page().locator("select[name=role]")).hasValue("admin");
        desk.page().unroute("**/api/members/*");

        desk.button("Deactivate").click();
        Screens.look(desk.page(), "person-deactivate");
        desk.page().locator("question-dialog .danger").click();
        confirm("Deactivate");
        assertThat(desk.button("Reactivate")).isVisible();
        Screens.look(desk.page(), "person-deactivated");
    }

    @Test
    void teamIsMadeFilledAndDeleted() {
        String name = "Night shift " + System.nanoTime();
        desk.link("Teams").click();
        desk.button("New team").click();
        desk.field("Name").fill(name);
        desk.button("Create team").click();
        assertThat(desk.page().getByText("Nobody is in this team yet.")).isVisible();
        desk.button("Add members").click();
        desk.page().locator("people-picker").getByText("Ann Archer").click();
        desk.page().locator("people-picker").getByText("Bob Baker").click();
        Screens.look(desk.page(), "team-add");
        desk.button("Add 2 members").click();
        assertThat(desk.toast()).containsText("2 members are in the team now");
        desk.button("Remove Bob Baker").click();
        assertThat(desk.toast()).containsText("Bob Baker is out of the team");
        assertThat(row("Bob Baker")).hasCount(0);
        desk.button("Undo").click();
        assertThat(row("Bob Baker")).isVisible();
        Screens.look(desk.page(), "team");

        desk.button("Rename").click();
        desk.field("Name").fill(name + " two");
        desk.page().locator("question-dialog .primary").click();
        assertThat(desk.heading(name + " two")).isVisible();
        try (Desk ann = new Desk(server).signedIn(ANN)) {
            ann.page().navigate("/people/teams");
            ann.page().getByText(name + " two").click();
            assertThat(ann.heading(name + " two")).isVisible();
            assertThat(ann.button("Add members")).hasCount(0);
            ann.page().navigate("/people");
            Screens.look(ann.page(), "people-not-admin");
        }
        desk.page().goBack();
        assertThat(row(name)).containsText("2 members");
        Screens.look(desk.page(), "teams");
        desk.page().goForward();
        desk.button("Delete").click();
        desk.button("Delete team").click();
        assertThat(desk.toast()).containsText("Team deleted");
        assertThat(row(name)).hasCount(0);
    }

    @Test
    void lostPhoneIsReset() {
        assertThat(row("Ann Archer")).containsText("Password · no phone yet");
        pocket(ANN);
        desk.page().reload();
        assertThat(row("Ann Archer")).containsText("Password · 1 phone");
        row("Ann Archer").click();
        assertThat(desk.heading("Ann Archer")).isVisible();
        assertThat(desk.page().getByText("Signs in by password")).isVisible();
        assertThat(desk.page().locator("person-page li.row")).hasCount(1);
        Screens.look(desk.page(), "person");
        desk.button("Reset lost phone").click();
        assertThat(desk.page().locator("question-dialog")).containsText("1 phone: ended at once");
        Screens.look(desk.page(), "person-reset");
        desk.button("Reset phone").click();
        confirm("Remove all phones and passkeys of");
        assertThat(desk.toast()).containsText("Ann Archer can pair a new phone now");
        assertThat(desk.page().getByText("No phone is paired.")).isVisible();

        desk.page().route("**/api/session", PeopleJourneyIT::sayThatSomeThingsWait);
        desk.page().navigate("/devices");
        assertThat(desk.page().getByText("Your phones were reset.")).isVisible();
        Screens.look(desk.page(), "devices-cooling-down");
    }

    @Test
    void ownerComesBackByTheCodeInTheLog() {
        Desk owner = desk().signedIn("owner@acme.test");
        owner.page().navigate("/recover");
        owner.field("Your email").fill("owner@acme.test");
        owner.page().locator("input[name=password]").fill(Api.DEMO_PASSWORD);
        owner.page().locator("input[name=code]").fill("not-the-code-in-the-log");
        owner.button("Come back").click();
        assertThat(owner.page().getByText("This is not the newest code in the log"))
                .isVisible();
        Screens.look(owner.page(), "recover-wrong");

        String session =
                Journey.signedIn(server, "owner@acme.test").get("/api/session").text();
        owner.page()
                .route(
                        "**/api/recovery",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(session)));
        owner.button("Come back").click();
        assertThat(owner.page()).hasURL(server.publicUrl() + "/devices");
    }

    private Locator row(String name) {
        return desk.page().locator(".rows .row").filter(new Locator.FilterOptions().setHasText(name));
    }

    private void confirm(String words) {
        assertThat(desk.dialogSays("Confirm your identity to continue")).containsText(words);
        phone.tapItsMe();
        assertThat(desk.dialog()).hasCount(0);
    }

    private static void sayThatSomeThingsWait(Route route) {
        String who = route.fetch().text();
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(who.replaceFirst("\\{", "{\"coolingUntil\":\"2099-01-01T12:00:00Z\",")));
    }

    /** As if the admin's own phones had been reset, and this were to wait for it. */
    private static void haveItWait(Route route) {
        if (!route.request().method().equals("PATCH")) {
            route.resume();
            return;
        }
        route.fulfill(new Route.FulfillOptions()
                .setStatus(403)
                .setContentType("application/problem+json")
                .setBody(
                        "{\"type\":\"urn:countersign:problem:cooling-down\",\"status\":403,\"title\":\"Your phones were"
                                + " reset: this has to wait\",\"until\":\"2099-01-01T12:00:00Z\"}"));
    }
}
