package io.countersign.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a setting's value must be like. Looks, changes nothing. */
enum SettingRule {
    ANY(value -> true, ""),
    PORT(value -> value.matches("\\d{1,5}") && port(Integer.parseInt(value)), "must be a port from 1 to 65535"),
    ADDRESS(SettingRule::isIpAddress, "must be an IP address"),
    PROXIES_OR_NONE(
            SettingRule::areRanges,
            "must be IP addresses or networks such as 10.0.0.0/8, separated by commas, and not everybody (/0)"),
    URL(SettingRule::isOrigin, "must start with http:// or https:// and have a host and no path"),
    WRITABLE_DIRECTORY(SettingRule::isWritableDirectory, "must name a directory that can be written"),
    DATABASE_URL(value -> value.matches("jdbc:(h2|postgresql):.+"), "must start with jdbc:h2: or jdbc:postgresql:"),
    BROKER_URL(
            value -> value.isEmpty() || uri(value, SettingRule::isBroker),
            "must have the form tcp://host:port or ssl://host:port"),
    MAILBOX(value -> value.matches("[^@\\s<>]+@[^@\\s<>]+"), "must be a mail address"),
    MAILBOX_OR_NONE(value -> value.isEmpty() || value.matches("[^@\\s<>]+@[^@\\s<>]+"), "must be a mail address"),
    TLS(Set.of("", "none", "starttls", "tls")::contains, "must be none, starttls or tls"),
    CONTACT(value -> value.isEmpty() || value.matches("(mailto:[^@\\s]+@|https://)\\S+"), "must be mailto: or https:"),
    HOSTS(value -> value.isEmpty() || value.matches("[^\\s,:/]+:\\d+(\\s*,\\s*[^\\s,:/]+:\\d+)*"), "must be host:port"),
    KEY_FILE(
            SettingRule::isKeysetOrAbsent,
            "must name a Tink keyset that can be read, or a place where one can be made"),
    KEY_ADDRESS(
            value -> value.isEmpty()
                    || value.matches("(https://[^/?#\\s]+|http://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?)"
                            + "/v1/[\\w./-]+/keys/[\\w.-]+"),
            "must be https (http on this machine only) and have the form https://host:8200/v1/transit/keys/name"),
    DURATION(SettingRule::isDuration, "must be a positive duration such as PT2H"),
    NOTICE(SettingRule::isNotice, "must be a duration from PT0S to PT1M"),
    LOG(Set.of("text", "json")::contains, "must be text or json"),
    LONG_TOKEN(value -> value.isEmpty() || value.matches("[!-~]{20,}"), "must have 20 characters or more, no space"),
    FLAG(Set.of("true", "false")::contains, "must be true or false");

    private final Predicate<String> accepts;
    private final String complaint;

    SettingRule(Predicate<String> accepts, String complaint) {
        this.accepts = accepts;
        this.complaint = complaint;
    }

    Optional<String> complaint(String value) {
        return accepts.test(value) ? Optional.empty() : Optional.of(complaint);
    }

    private static boolean port(int port) {
        return port >= 1 && port <= 65535;
    }

    private static boolean isIpAddress(String value) {
        // Only literals: a name would be looked up
        if (!value.matches("[0-9.]+|[0-9A-Fa-f:.%]+")) {
            return false;
        }
        try {
            return InetAddress.getByName(value) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean areRanges(String value) {
        try {
            return AddressRange.listOf(value).stream().noneMatch(AddressRange::isEverybody);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isOrigin(String value) {
        return uri(
                value,
                u -> u.getHost() != null
                        && Set.of("http", "https").contains(u.getScheme())
                        && u.getRawPath().matches("/?")
                        && u.getRawQuery() == null
                        && u.getRawFragment() == null);
    }

    private static boolean isBroker(URI uri) {
        return uri.getHost() != null
                && Set.of("tcp", "ssl").contains(uri.getScheme())
                && port(uri.getPort())
                && uri.getRawUserInfo() == null
                && uri.getRawPath().matches("/?")
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static boolean uri(String value, Function<URI, Boolean> check) {
        try {
            return check.apply(URI.create(value));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isWritableDirectory(String value) {
        return path(value, SettingRule::canBecomeDirectory);
    }

    private static boolean isKeysetOrAbsent(String value) {
        return path(value, file -> Files.exists(file) ? isKeyset(file) : canBecomeDirectory(file.getParent()));
    }

    /** By the member that every Tink keyset has. */
    private static boolean isKeyset(Path file) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).contains("\"primaryKeyId\"");
        } catch (IOException e) {
            return false;
        }
    }

    /** A directory that is there must be writable; one that is not there needs a writable nearest ancestor. */
    private static boolean canBecomeDirectory(Path directory) {
        Path nearest = directory;
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return nearest != null && Files.isDirectory(nearest) && Files.isWritable(nearest);
    }

    private static boolean path(String value, Predicate<Path> check) {
        try {
            return check.test(Path.of(value).toAbsolutePath());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isDuration(String value) {
        return duration(value, duration -> !duration.isNegative() && !duration.isZero());
    }

    private static boolean isNotice(String value) {
        return duration(value, duration -> !duration.isNegative() && duration.compareTo(Duration.ofMinutes(1)) <= 0);
    }

    private static boolean duration(String value, Predicate<Duration> check) {
        try {
            return check.test(Duration.parse(value));
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
