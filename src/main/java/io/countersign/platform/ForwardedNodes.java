package io.countersign.platform;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For whom proxies say that they have forwarded a request, the nearest last. Anybody may have written them. */
final class ForwardedNodes {

    /** What stands for a hop that has no readable address. */
    private static final String NOBODY = "";

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** One parameter of {@code Forwarded}, and what ends it. No address needs an escape in its quotes, so there is none. */
    private static final Pattern PARAMETER =
            Pattern.compile("\\G[ \\t]*(?:(" + TOKEN + ")=(" + TOKEN + "|\"[^\"\\\\\\p{Cntrl}]*\"))?[ \\t]*([;,]|\\z)");

    private static final String PORT = "(?::(?:\\d{1,5}|_[0-9A-Za-z._-]{1,40}))?";
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:]+))" + PORT);

    private ForwardedNodes() {}

    /** Of {@code X-Forwarded-For}, which has no standard: addresses, separated by commas. */
    static List<String> ofXForwardedFor(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** Of {@code Forwarded} (RFC 7239): the parameter {@code for} of each hop. One that is malformed tells of nobody. */
    static List<String> ofForwarded(List<String> lines) {
        List<String> nodes = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(String.join(",", lines));
        String node = null;
        boolean empty = true;
        while (parameter.find()) {
            if (parameter.group(1) != null) {
                empty = false;
                if (parameter.group(1).toLowerCase(Locale.ROOT).equals("for")) {
                    // Twice in one hop: which one is meant?
                    node = node == null ? parameter.group(2).replace("\"", "") : NOBODY;
                }
            }
            if (!parameter.group(3).equals(";")) {
                if (!empty) {
                    nodes.add(node == null ? NOBODY : node);
                }
                node = null;
                empty = true;
            }
            if (parameter.group(3).isEmpty()) {
                return nodes;
            }
        }
        return List.of(NOBODY);
    }

    /** The address of a node with or without port; none for {@code unknown}, obfuscated and malformed ones. */
    static Optional<InetAddress> address(String node) {
        Matcher parts = WITH_PORT.matcher(node);
        if (!parts.matches()) {
            return AddressRange.literal(node);
        }
        return AddressRange.literal(parts.group(1) == null ? parts.group(2) : parts.group(1));
    }
}
