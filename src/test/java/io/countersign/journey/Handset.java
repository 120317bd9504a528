package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.countersign.push.PushSubscription;
import io.countersign.testing.FakePushService;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** A phone with the mobile app, 390 pixels wide. Its push service is the tests' own. */
final class Handset implements AutoCloseable {

    private static final String PIXEL =
            "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/142.0.0.0 Mobile Safari/537.36";

    /** The vendor's push service is not to be had, so the browser is given a subscription whose keys the test knows. */
    private static final String SUBSCRIBES = "{ const json = %s; const subscription = { endpoint: json.endpoint,"
            + " toJSON: () => json, unsubscribe: async () => true }; PushManager.prototype.subscribe = async () =>"
            + " (localStorage.setItem('subscribed', 'yes'), subscription); PushManager.prototype.getSubscription = async"
            + " () => (localStorage.getItem('subscribed') ? subscription : null); }";

    /** The lightest browser always says that notifications are blocked. */
    private static final String MAY_NOTIFY =
            "Object.defineProperty(Notification, 'permission', { get: () => 'granted' });";

    private final TestServer server;
    private final PushSubscription subscription;
    private final BrowserContext context;
    private final Manners manners;
    private final Page page;
    private final CDPSession tools;
    private String registration;
    private int delivered;

    /** @param browser one that shows notifications, if the test is about them */
    Handset(TestServer server, Browser browser) {
        this.server = server;
        subscription = server.push().subscription();
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(server.publicUrl().toString())
                .setPermissions(List.of("notifications", "clipboard-read", "clipboard-write"))
                .setUserAgent(PIXEL)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(true)
                .setIsMobile(true)
                .setViewportSize(390, 844));
        context.setDefaultTimeout(20_000);
        context.addInitScript(SUBSCRIBES.formatted(new Gson()
                .toJson(Map.of(
                        "endpoint",
                        subscription.endpoint(),
                        "keys",
                        Map.of("p256dh", subscription.p256dh(), "auth", subscription.auth())))));
        context.addInitScript(MAY_NOTIFY);
        manners = new Manners(context, server.publicUrl());
        page = context.newPage();
        tools = context.newCDPSession(page);
        tools.on("ServiceWorker.workerRegistrationUpdated", this::remember);
        tools.send("ServiceWorker.enable");
    }

    /** Paired for a member who has no phone yet, and home. */
    Handset paired(String email) {
        pair(Journey.pairingCode(Journey.signedIn(server, email)));
        button("Turn on notifications").click();
        assertThat(heading("Nothing to confirm")).isVisible();
        return this;
    }

    /** Paired and home, without notifications: nothing is ever pushed to it. */
    Handset pairedWithoutPush(String email) {
        pair(Journey.pairingCode(Journey.signedIn(server, email)));
        button("Not now").click();
        assertThat(heading("Nothing to confirm")).isVisible();
        return this;
    }

    /** Up to "This phone is paired". */
    void pair(String code) {
        page.navigate("/mobile/#pair=" + code);
        button("Pair this phone").click();
        assertThat(heading("This phone is paired")).isVisible();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Manners manners() {
        return manners;
    }

    PushSubscription subscription() {
        return subscription;
    }

    Locator heading(String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    Locator button(String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    Locator link(String words) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words));
    }

    /** The dialog *Confirm your identity to continue*, in which the phone waits for what was asked on it. */
    Locator dialog() {
        return page.locator("confirmation-dialog dialog");
    }

    Locator toast() {
        return page.locator("cs-toasts");
    }

    /** At the list of secrets. */
    Handset openVault() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Vault"))
                .click();
        assertThat(heading("Secrets")).isVisible();
        assertThat(page.locator("secret-list a.row").first()).isVisible();
        return this;
    }

    void openSecret(String name) {
        SecretRows.open(page, name);
    }

    /** All that the browser keeps of this app when it is closed, as text. */
    String kept() {
        return Kept.by(page);
    }

    /** The app is closed, and a mere picture takes its place; its service worker lives on. */
    void putAway() {
        page.navigate("/app/countersign.svg");
    }

    /** Opens the app where a tap on the request's notification leads. */
    void openRequest(String confirmation) {
        page.navigate("/mobile/#request=" + confirmation);
        assertThat(heading("Confirmation Request")).isVisible();
        assertThat(button("It’s me!")).isEnabled();
    }

    /** Answers the one request that shows by itself. */
    void tapItsMe() {
        assertThat(heading("Confirmation Request")).isVisible();
        button("It’s me!").click();
        assertThat(heading("Identity is confirmed")).isVisible();
    }

    /** Waits for the next push to this phone and hands it to the service worker. Answers its payload. */
    String deliverPush() {
        int wanted = delivered + 1;
        await("a push to the phone")
                .atMost(Duration.ofSeconds(20))
                .until(() -> server.push().messages(subscription).size() >= wanted);
        FakePushService.Message message = server.push().messages(subscription).get(delivered++);
        page.waitForCondition(() -> registration != null);
        JsonObject parameters = new JsonObject();
        parameters.addProperty("origin", server.publicUrl().toString());
        parameters.addProperty("registrationId", registration);
        parameters.addProperty("data", message.payload());
        // DevTools drops a push without a word while the worker is between two states, so it is handed over again
        boolean shown = false;
        for (int times = 0; times < 4 && !shown; times++) {
            tools.send("ServiceWorker.deliverPushMessage", parameters);
            shown = showsNotification();
        }
        Assertions.assertThat(shown).as("a notification of the push").isTrue();
        return message.payload();
    }

    private boolean showsNotification() {
        try {
            page.waitForCondition(
                    () -> !notifications().isEmpty(), new Page.WaitForConditionOptions().setTimeout(5_000));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    /** Titles and texts of the notifications that are shown now. */
    String notifications() {
        return (String) page.evaluate("async () => {"
                + " const registration = await navigator.serviceWorker.getRegistration('/mobile/');"
                + " const shown = await registration.getNotifications();"
                + " return shown.map(({ title, body }) => title + ': ' + body).join('\\n'); }");
    }

    @Override
    public void close() {
        context.close();
        manners.assertGood();
    }

    private void remember(JsonObject event) {
        event.getAsJsonArray("registrations").forEach(one -> {
            JsonObject known = one.getAsJsonObject();
            boolean gone = known.get("isDeleted").getAsBoolean();
            if (!gone && known.get("scopeURL").getAsString().startsWith(server.publicUrl() + "/mobile/")) {
                registration = known.get("registrationId").getAsString();
            }
        });
    }
}
