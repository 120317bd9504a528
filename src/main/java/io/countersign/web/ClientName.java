package io.countersign.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people call a client, from its User-Agent: "Firefox on Linux". A hint for the eye, no proof of anything. */
final class ClientName {

    private static final int LONGEST = 60;

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        // The first that fits: most browsers name their ancestors too
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser/", "Samsung Internet");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("FxiOS/", "Firefox");
        BROWSERS.put("CriOS/", "Chrome");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private ClientName() {}

    static String of(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "Unknown client";
        }
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        if (browser != null && system != null) {
            return browser + " on " + system;
        }
        // A tool: its own name, up to the version; only plain characters, since this is shown and mailed
        String product = userAgent.split("[/ ]", 2)[0].replaceAll("[^A-Za-z0-9._-]", "");
        return product.isEmpty() ? "Unknown client" : product.substring(0, Math.min(LONGEST, product.length()));
    }

    private static String first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(entry -> userAgent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
