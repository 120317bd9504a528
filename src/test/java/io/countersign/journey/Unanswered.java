package io.countersign.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import java.util.HashMap;
import java.util.Map;

/** What the pages of a browser have asked for and has not been answered yet. */
final class Unanswered {

    private final Map<Request, Page> requests = new HashMap<>();

    Unanswered(BrowserContext context) {
        context.pages().forEach(this::follow);
        context.onPage(this::follow);
    }

    /** Until nothing is under way. */
    void await(Page page) {
        try {
            page.waitForCondition(requests::isEmpty);
        } catch (TimeoutError e) {
            throw new AssertionError(
                    "Still under way: "
                            + requests.keySet().stream().map(Request::url).toList(),
                    e);
        }
    }

    private void follow(Page page) {
        page.onRequest(request -> {
            if (request.isNavigationRequest()) {
                forget(page);
            }
            requests.put(request, page);
        });
        page.onRequestFinished(requests::remove);
        page.onRequestFailed(requests::remove);
        page.onClose(this::forget);
    }

    /** How something ends that was asked for by a document which is left meanwhile is not always told. */
    private void forget(Page page) {
        requests.values().removeIf(page::equals);
    }
}
