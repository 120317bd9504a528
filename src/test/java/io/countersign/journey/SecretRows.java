package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The list of secrets, which is the same in every client. */
final class SecretRows {

    private SecretRows() {}

    /** Searches for a secret by its name and opens it. */
    static void open(Page page, String name) {
        Locator rows = page.locator("secret-list a.row");
        page.locator("secret-list input[type=search]").fill(name);
        // The list is drawn anew with what was found, and a click meanwhile may be lost
        assertThat(rows.filter(new Locator.FilterOptions().setHasNotText(name))).hasCount(0);
        rows.first().click();
        assertThat(page.locator("secret-detail h1")).hasText(name);
    }
}
