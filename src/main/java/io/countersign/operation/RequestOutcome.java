package io.countersign.operation;

import java.time.Duration;

/**
 * How a request was answered, in words that do not name what it was about.
 *
 * @param route the path as the API describes it, with names for its ids; or the kind of path
 * @param problem the end of the problem's type, or null
 * @param waited it had no reason to be quick: it waited for news
 */
record RequestOutcome(
        String method, String route, String area, int status, String problem, Duration time, boolean waited) {}
