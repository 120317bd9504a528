package io.countersign.journey;

import com.microsoft.playwright.impl.driver.Driver;
import io.countersign.testing.DebianPackages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a Chromium comes from: it is installed, or Debian's packages have it, or Playwright downloads its own. */
final class ChromiumSource {

    /** Chromium without a window's furniture and notifications: it takes less of the processor. */
    private static final String SHELL = "chromium-headless-shell";

    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
            "microsoft-edge-stable",
            "microsoft-edge",
            "chrome.exe",
            "msedge.exe");
    private static final List<String> PLACES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");
    private static final String HOW_TO_GET_ONE = "The browser tests need a Chromium: install Chromium, Google Chrome or"
            + " Microsoft Edge (on Debian: apt-get install chromium), or leave them out by -DskipBrowserTests.";

    private ChromiumSource() {}

    /** The program to run; empty: Playwright's own, which it finds by itself. One test process at a time gets one. */
    static Optional<Path> find() {
        return DebianPackages.alone(ChromiumSource::findAlone);
    }

    private static Optional<Path> findAlone() {
        Optional<Path> installed = installed();
        if (installed.isEmpty() && DebianPackages.install("chromium", SHELL)) {
            installed = installed();
        }
        if (installed.isEmpty() && !downloads()) {
            throw new AssertionError(HOW_TO_GET_ONE);
        }
        return installed;
    }

    /** The same for pages that need no notifications. */
    static Optional<Path> findShell() {
        Optional<Path> whole = find();
        return DebianPackages.onPath(List.of(SHELL))
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> whole);
    }

    private static Optional<Path> installed() {
        return Stream.concat(DebianPackages.onPath(NAMES), PLACES.stream().map(Path::of))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean downloads() {
        Driver driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        ProcessBuilder install = driver.createProcessBuilder();
        install.command().addAll(List.of("install", "chromium"));
        return DebianPackages.runs(install);
    }
}
