package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds in a page. Its source is half a megabyte, so a document is given it once, however often it is looked at. */
final class Axe {

    private static final String FINDINGS = """
            only => axe
              .run(document, { resultTypes: ['violations'], ...(only.length && { runOnly: { type: 'rule', values: only } }) })
              .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
                nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`)))
            """;

    private Axe() {}

    /** @param rules the only ones to look by; all, where none is named */
    static void assertFindsNothing(Page page, String state, String... rules) {
        if (Boolean.FALSE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate("() => { " + AxeBuilder.getAxeScript() + " }");
        }
        assertThat((List<?>) page.evaluate(FINDINGS, List.of(rules)))
                .as("what axe finds in " + state)
                .isEmpty();
    }
}
