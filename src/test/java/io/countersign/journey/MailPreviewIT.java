package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.countersign.testing.Mail;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the mail looks in a reader of 390 and of 600 pixels, without scripts or network. */
class MailPreviewIT extends EmailLinkJourney {

    @Test
    void mailFitsItsReader() {
        Mail mail = send(askedByEmail());
        for (int width : List.of(390, 600)) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                preview(mail, width, theme);
            }
        }
    }

    private static void preview(Mail mail, int width, ColorScheme theme) {
        Browser.NewContextOptions reader = new Browser.NewContextOptions()
                .setJavaScriptEnabled(true)
                .setOffline(true)
                .setColorScheme(theme)
                .setViewportSize(width, 800);
        try (BrowserContext context = Browsers.shell().newContext(reader)) {
            Page page = context.newPage();
            page.setContent(mail.html());
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            assertThat(page.locator("a").first().boundingBox().height).isGreaterThanOrEqualTo(44);
            Path picture = Path.of(
                    "target",
                    "screenshots",
                    "mail-link-%d-%s.png".formatted(width, theme.name().toLowerCase()));
            page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
        }
    }
}
