package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What no page of ours may ever do: fail, break its own content security policy, or talk to another origin. A refusal
 * by the API is no failure, though the browser's console tells of it, nor is a picture opened as a page without an icon.
 */
final class Manners {

    private static final Pattern REFUSAL =
            Pattern.compile("Failed to load resource: the server responded with a status of 4\\d\\d .*");
    private static final String OFFLINE = "net::ERR_INTERNET_DISCONNECTED";

    private final String origin;
    private final List<String> complaints = new ArrayList<>();
    private boolean offlineAllowed;
    private String neighbour = "";

    Manners(BrowserContext context, URI origin) {
        this.origin = origin.toString();
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add("uncaught: " + error.error()));
        context.onRequest(this::see);
    }

    /** From now on the network may be away. */
    void allowOffline() {
        offlineAllowed = true;
    }

    /** From now on this origin's pages are part of what is done; what they do is their business. */
    void allow(String origin) {
        neighbour = origin;
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
        boolean isOffline = offlineAllowed && message.text().contains(OFFLINE);
        boolean isForeign = !neighbour.isEmpty() && message.location().startsWith(neighbour + "/");
        if (isError && !isRefusal && !isPicture && !isOffline && !isForeign) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    private void see(Request request) {
        String url = request.url();
        boolean isForeign = !neighbour.isEmpty() && url.startsWith(neighbour + "/");
        if (!url.startsWith(origin + "/") && !isForeign && !url.startsWith("data:") && !url.startsWith("blob:")) {
            complaints.add("request to " + url);
        }
    }
}
