package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.countersign.testing.Mail;
import org.junit.jupiter.api.Test;

/** A scanner that opens every link of a mail in a real browser, fills in what it finds and presses all buttons. */
class MailScannerIT extends EmailLinkJourney {

    @Test
    void scannerConfirmsNothingAndDeniesNothing() {
        Desk desk = askedByEmail();
        Mail mail = send(desk);

        for (int times = 0; times < 10; times++) {
            scan(mail.link());
        }

        desk.dialogSays("Check your inbox");
        assertThat(desk.value()).not().containsText(VALUE);
        Page tab = desk.newTab();
        tab.navigate(mail.link());
        says(tab, "Identity is confirmed. You’re good to go!");
        assertThat(desk.value()).containsText(VALUE);
    }

    private static void scan(String link) {
        try (BrowserContext scanner = Browsers.shell().newContext(new Browser.NewContextOptions())) {
            scanner.setDefaultTimeout(200);
            scanner.setDefaultNavigationTimeout(20_000);
            Page page = scanner.newPage();
            page.navigate(link);
            page.waitForSelector("confirm-page h1", new Page.WaitForSelectorOptions().setTimeout(20_000));
            for (int rounds = 0; rounds < 2; rounds++) {
                page.querySelectorAll("input").forEach(input -> attempt(() -> input.fill("123456")));
                page.querySelectorAll("button, a, summary").forEach(MailScannerIT::press);
            }
            page.waitForTimeout(3_000);
        }
    }

    private static void press(ElementHandle element) {
        attempt(element::click);
    }

    private static void attempt(Runnable act) {
        try {
            act.run();
        } catch (PlaywrightException e) {
            // Gone, hidden or covered: a scanner goes on with the next
        }
    }
}
