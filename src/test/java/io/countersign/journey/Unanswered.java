package io.countersign.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.HashSet;
import java.util.Set;

/** What the pages of a browser have asked for and has not been answered yet. */
final class Unanswered {

    private final Set<Request> requests = new HashSet<>();

    Unanswered(BrowserContext context) {
        context.onRequest(requests::add);
        context.onRequestFinished(requests::remove);
        context.onRequestFailed(requests::remove);
    }

    /** Until nothing is under way. */
    void await(Page page) {
        page.waitForCondition(() -> requests.stream().allMatch(Unanswered::isOfClosedPage));
    }

    /** How such a request has ended is not always told. */
    private static boolean isOfClosedPage(Request request) {
        return !request.isNavigationRequest() && request.frame().page().isClosed();
    }
}
