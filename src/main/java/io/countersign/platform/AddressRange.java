package io.countersign.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All IP addresses whose first bits are the network's: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address. Never looks
 * a name up.
 */
public final class AddressRange {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);

    /** What is written like this and has a colon is read as an address or refused, but taken for no name. */
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException if it is no address and no network in this notation (RFC 4632, RFC 4291) */
    public static AddressRange of(String notation) {
        String[] parts = notation.split("/", 2);
        byte[] network = literal(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("no IP address"))
                .getAddress();
        int longest = network.length * Byte.SIZE;
        int bits = parts.length == 1 ? longest : length(parts[1]);
        if (bits > longest) {
            throw new IllegalArgumentException("no length of a prefix");
        }
        return new AddressRange(network, bits);
    }

    /**
     * Those of a list, separated by commas; none of an empty one.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static List<AddressRange> listOf(String notations) {
        return notations.isBlank()
                ? List.of()
                : Arrays.stream(notations.split(",", -1))
                        .map(String::strip)
                        .map(AddressRange::of)
                        .toList();
    }

    /**
     * The address that is written here: four decimal numbers, or IPv6 without brackets and zone. One that maps IPv4 into IPv6
     * is the IPv4 address.
     */
    public static Optional<InetAddress> literal(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((bytes[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it holds all addresses of its kind. */
    boolean isEverybody() {
        return bits == 0;
    }

    private static int length(String text) {
        if (!text.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("no length of a prefix");
        }
        return Integer.parseInt(text);
    }
}
