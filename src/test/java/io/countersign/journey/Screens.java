package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.List;

/** A state as it looks at 390 and at 1280, light and dark; each is kept as a picture. */
final class Screens {

    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final List<ViewportSize> SIZES = List.of(new ViewportSize(390, 844), new ViewportSize(1280, 800));
    /** 1280 by 800 at 200 %. */
    private static final ViewportSize ZOOMED = new ViewportSize(640, 400);

    private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    private static final String HAS_COME = """
            () => document.querySelector('dialog[open]')
              || (document.querySelector('main:not([inert])')
                && ![...document.querySelectorAll('main .skeleton:not(.list-end *)')].some((one) => one.checkVisibility()))
            """;

    private Screens() {}

    /** Keeps the pictures once the page has come, and fails if axe finds anything in either theme or at either width. */
    static void look(Page page, String state) {
        awaitComing(page);
        see(page, state, true);
    }

    /** Keeps the pictures only: for a state that does not last. */
    static void glance(Page page, String state) {
        see(page, state, false);
    }

    /** The same for a screen that is only ever held in a hand. */
    static void lookInHand(Page page, String state) {
        awaitComing(page);
        assertFits(page, state);
        for (ColorScheme theme : THEMES) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            picture(page, state, SIZES.get(0), theme);
        }
        Axe.assertFindsNothing(page, state);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Axe.assertFindsNothing(page, state, "color-contrast");
    }

    /**
     * Until then there is nothing, skeletons, or the page before. A dialog is what it is, whatever waits behind it, and at the
     * end of a long list more waits to be scrolled to.
     */
    private static void awaitComing(Page page) {
        page.waitForFunction(HAS_COME);
    }

    private static void see(Page page, String state, boolean closely) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(ZOOMED.width, ZOOMED.height);
        assertFits(page, state);
        for (ViewportSize size : SIZES) {
            page.setViewportSize(size.width, size.height);
            assertFits(page, state);
            for (ColorScheme theme : THEMES) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                picture(page, state, size, theme);
                if (closely && size.width == 390 && theme == ColorScheme.DARK) {
                    Axe.assertFindsNothing(page, state);
                }
                if (closely && size.width == 1280 && theme == ColorScheme.LIGHT) {
                    // All else is the same in both themes
                    Axe.assertFindsNothing(page, state, "color-contrast");
                }
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(before.width, before.height);
    }

    /** Nobody scrolls sideways, on no phone and at no zoom. */
    private static void assertFits(Page page, String state) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels beyond the edge in " + state)
                .isEqualTo(0);
    }

    private static void picture(Page page, String state, ViewportSize size, ColorScheme theme) {
        String name = "%s-%d-%s.png".formatted(state, size.width, theme.name().toLowerCase());
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name)));
    }
}
