package io.countersign.push;

import io.countersign.platform.AddressRange;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are somewhere in the public internet (IANA special-purpose registries, RFC 6890). Of IPv6, only global
 * unicast is, without the forms that carry an IPv4 address; NAT64 (RFC 6052) is judged by the IPv4 address it leads to.
 */
final class PublicAddresses {

    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3");

    private static final List<AddressRange> SPECIAL = Stream.of(
                    // This network, private, shared (carrier's NAT), loopback, link-local
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    // Protocol assignments, 6to4 relays, documentation, benchmarks
                    "192.0.0.0/24",
                    "192.88.99.0/24",
                    "192.0.2.0/24",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "198.18.0.0/15",
                    // Multicast, reserved, broadcast
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // The host's own agent in Azure: a public address that leads inside
                    "168.63.129.16/32",
                    // Protocol assignments with Teredo and ORCHID, 6to4, documentation
                    "2001::/23",
                    "2002::/16",
                    "2001:db8::/32",
                    "3fff::/20")
            .map(AddressRange::of)
            .toList();

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        if (address instanceof Inet4Address) {
            return !isSpecial(address);
        }
        if (NAT64.contains(address)) {
            return contains(address(Arrays.copyOfRange(address.getAddress(), 12, 16)));
        }
        return GLOBAL_UNICAST.contains(address) && !isSpecial(address);
    }

    private static boolean isSpecial(InetAddress address) {
        return SPECIAL.stream().anyMatch(range -> range.contains(address));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
