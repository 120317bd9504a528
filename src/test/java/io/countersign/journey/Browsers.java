package io.countersign.journey;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The Chromium of each thread that runs browser tests, started when the first one asks and ended with the tests. */
final class Browsers {

    private static final double PATIENCE = 20_000;
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final ThreadLocal<Playwright> PLAYWRIGHT = ThreadLocal.withInitial(Browsers::playwright);
    private static final ThreadLocal<Browser> WHOLE = new ThreadLocal<>();
    private static final ThreadLocal<Browser> SHELL = new ThreadLocal<>();

    private Browsers() {}

    /** Skips the asking test, visibly, where the browser tests are to be left out. */
    static void assumeWanted() {
        assumeFalse(Boolean.getBoolean("skipBrowserTests"), "Browser tests are left out by -DskipBrowserTests");
    }

    /** Fails with a sentence that says how to get a browser where none can be had. */
    static Browser chromium() {
        return running(WHOLE, ChromiumSource::find);
    }

    /** The lightest there is that shows pages: without notifications. */
    static Browser shell() {
        return running(SHELL, ChromiumSource::findShell);
    }

    /** A browser of its own, which keeps all that it keeps in a folder, with an unpacked extension in it and the tools to press the extension's button. */
    static BrowserContext withExtension(Path unpacked, Path profile) {
        assumeWanted();
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.add("--enable-unsafe-extension-debugging");
        arguments.add("--disable-extensions-except=" + unpacked);
        arguments.add("--load-extension=" + unpacked);
        BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions()
                .setArgs(arguments)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(List.of("clipboard-read", "clipboard-write"))
                .setViewportSize(390, 600);
        ChromiumSource.find().ifPresent(options::setExecutablePath);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return PLAYWRIGHT.get().chromium().launchPersistentContext(profile, options);
    }

    private static synchronized Browser running(ThreadLocal<Browser> browser, Supplier<Optional<Path>> source) {
        assumeWanted();
        if (browser.get() == null) {
            browser.set(start(source.get()));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        }
        return browser.get();
    }

    private static Browser start(Optional<Path> installed) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
        installed.ifPresent(options::setExecutablePath);
        return PLAYWRIGHT.get().chromium().launch(options);
    }

    private static Playwright playwright() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright;
    }
}
