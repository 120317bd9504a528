package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What no page of ours may ever do: fail, break its own content security policy, or talk to another origin. A refusal
 * by the API is no failure, though the browser's console tells of it, nor is a picture opened as a page without an icon.
 */
final class Manners {

    private static final Pattern REFUSAL =
            Pattern.compile("Failed to load resource: the server responded with a status of 4\\d\\d .*");
    private static final Pattern AWAY = Pattern.compile(
            "net::ERR_(INTERNET_DISCONNECTED|CONNECTION_[A-Z]+|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE)|status of 50\\d");

    private final String origin;
    private final List<String> complaints = new ArrayList<>();
    private boolean offlineAllowed;
    private final Set<String> neighbours = new HashSet<>();
    private final Set<String> ours = new HashSet<>();

    Manners(BrowserContext context, URI origin) {
        this.origin = origin.toString();
        ours.add(this.origin);
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add("uncaught: " + error.error()));
        context.onRequest(this::see);
    }

    /** From now on the network, or the server, may be away. */
    void allowOffline() {
        offlineAllowed = true;
    }

    /** From now on this origin's pages are part of what is done; what they do is their business. */
    void allow(String origin) {
        neighbours.add(origin);
    }

    /** Pages at this origin are ours too, and as good as the others. */
    void expect(String origin) {
        ours.add(origin);
    }

    void assertGood() {
        assertThat(complaints)
                .as("errors in the console, requests to strangers")
                .isEmpty();
    }

    private void hear(ConsoleMessage message) {
        boolean isError = message.type().equals("error") || message.text().contains("Content Security Policy");
        boolean isRefusal =
                REFUSAL.matcher(message.text()).matches() && message.location().startsWith(origin + "/api/");
        boolean isPicture = message.location().contains("/favicon.ico");
        boolean isOffline = offlineAllowed && AWAY.matcher(message.text()).find();
        boolean isForeign = isIn(neighbours, message.location());
        if (isError && !isRefusal && !isPicture && !isOffline && !isForeign) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    private void see(Request request) {
        String url = request.url();
        boolean isOwn = url.startsWith("data:") || url.startsWith("blob:");
        if (!isOwn && !isIn(ours, url) && !isIn(neighbours, url)) {
            complaints.add("request to " + url);
        }
    }

    private static boolean isIn(Set<String> origins, String url) {
        return origins.stream().anyMatch(origin -> url.startsWith(origin + "/"));
    }
}
