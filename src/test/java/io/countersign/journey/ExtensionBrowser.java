package io.countersign.journey;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.countersign.testing.Folders;
import io.countersign.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A Chromium with the extension as it was built: its panel as a page, its popup, its worker, and pages of the web. */
final class ExtensionBrowser implements AutoCloseable {

    private static final Path BUILT = Path.of("target", "countersign-extension-chromium");

    private final TestServer server;
    private final Path unpacked;
    private final Path profile;
    private final BrowserContext context;
    private final Manners manners;
    private final CDPSession tools;
    private final String origin;
    private final Page witness;
    private final Unanswered unanswered;

    ExtensionBrowser(TestServer server) {
        this.server = server;
        unpacked = unpacked(server);
        profile = folder("profile-");
        context = Browsers.withExtension(unpacked, profile);
        context.setDefaultTimeout(20_000);
        tools = context.browser().newBrowserCDPSession();
        origin = "chrome-extension://" + id();
        manners = new Manners(context, server.publicUrl());
        manners.expect(origin);
        unanswered = new Unanswered(context);
        witness = context.newPage();
        witness.navigate(origin + "/manifest.json");
    }

    /** Nobody is there to answer the browser's question about a permission, so this one server is allowed beforehand. */
    private static Path unpacked(TestServer server) {
        try {
            Path folder = folder("extension-");
            Folders.copy(BUILT, folder);
            Path manifest = folder.resolve("manifest.json");
            String allowed = "\"host_permissions\": [\"" + server.publicUrl() + "/*\"], \"optional_host_permissions\"";
            String asked = Files.readString(manifest);
            Files.writeString(
                    manifest, asked.replaceFirst("\"optional_host_permissions\"", Matcher.quoteReplacement(allowed)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String prefix) {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id() {
        JsonObject installed = tools.send("Extensions.getExtensions");
        return installed
                .getAsJsonArray("extensions")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
    }

    /** The panel, as it is in the side panel and in the popup. */
    Panel panel() {
        Page page = context.newPage();
        page.navigate(origin + "/panel.html");
        return new Panel(page);
    }

    /** The panel of a member who has signed in, at the list of secrets. */
    Panel signedIn(String email) {
        Panel panel = panel();
        panel.useServer(server.publicUrl().toString());
        panel.signIn(email);
        return panel;
    }

    /** A page of the web in another tab, and the origins of which it is made. */
    Page page(String url, String... origins) {
        List.of(origins).forEach(manners::allow);
        Page page = context.newPage();
        page.navigate(url);
        return page;
    }

    /** Presses the button in the toolbar while this page is in front: the popup opens. */
    Popup press(Page page) {
        page.bringToFront();
        panels().forEach(before -> {
            JsonObject closed = new JsonObject();
            closed.addProperty("targetId", before);
            tools.send("Target.closeTarget", closed);
        });
        JsonObject parameters = new JsonObject();
        parameters.addProperty("id", origin.replaceAll(".*/", ""));
        parameters.addProperty("targetId", target("tab", page.url()));
        tools.send("Extensions.triggerAction", parameters);
        page.waitForCondition(() -> panels().findAny().isPresent());
        return new Popup(tools, page, panels().findFirst().orElseThrow());
    }

    /** Presses the popup's button that opens the side panel beside the page, which ends the popup. */
    Popup aside(Page page, Popup popup) {
        popup.evaluate("document.querySelector('[title=\"Open in the side panel\"]').click()");
        page.waitForCondition(() -> panels().anyMatch(id -> !popup.is(id)) && panels().noneMatch(popup::is));
        return new Popup(tools, page, panels().findFirst().orElseThrow());
    }

    /** What an expression with the extension's own API answers, as text. */
    String ask(String expression) {
        return String.valueOf(witness.evaluate("async () => JSON.stringify(await " + expression + ")"));
    }

    /** Until nothing that a page has asked for is under way. */
    void awaitAnswers() {
        unanswered.await(witness);
    }

    /** Until how it ended is told beside the panel. */
    void awaitNotification(String confirmation) {
        witness.waitForCondition(() -> ask("chrome.notifications.getAll()").contains(confirmation));
    }

    /** As the browser does it with a worker that has nothing to do. */
    void stopWorker() {
        CDPSession session = context.newCDPSession(witness);
        session.send("ServiceWorker.enable");
        session.send("ServiceWorker.stopAllWorkers");
        session.detach();
        witness.waitForCondition(() -> target("service_worker", origin + "/worker/worker.js") == null);
    }

    /** An alarm that is set rings now. */
    void ring(String alarm) {
        witness.waitForCondition(() -> ask("chrome.alarms.get('" + alarm + "')").contains(alarm));
        witness.evaluate("name => chrome.alarms.create(name, { when: Date.now() })", alarm);
    }

    String clipboard() {
        witness.bringToFront();
        return (String) witness.evaluate("navigator.clipboard.readText()");
    }

    Manners manners() {
        return manners;
    }

    /** The ids of the panels that are open: popup, side panel. */
    private Stream<String> panels() {
        return targets("page", origin + "/panel.html");
    }

    /** The id of what is open at an address, or null. */
    private String target(String type, String url) {
        return targets(type, url).findFirst().orElse(null);
    }

    private Stream<String> targets(String type, String url) {
        JsonObject wanted =
                JsonParser.parseString("{filter: [{type: '" + type + "'}]}").getAsJsonObject();
        return StreamSupport.stream(
                        tools.send("Target.getTargets", wanted)
                                .getAsJsonArray("targetInfos")
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject)
                .filter(target ->
                        target.get("url").getAsString().replaceAll("#.*", "").equals(url))
                .map(target -> target.get("targetId").getAsString());
    }

    @Override
    public void close() {
        context.close();
        Folders.delete(unpacked);
        server.needles().assertValuesAbsentFrom(profile);
        Folders.delete(profile);
        manners.assertGood();
    }
}
