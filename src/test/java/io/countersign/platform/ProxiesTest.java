package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose address a request has, by its peer and what its headers say. */
class ProxiesTest {

    private static final String PROXY = "10.0.0.1";
    private static final String STRANGER = "203.0.113.9";

    private final Proxies proxies = Proxies.of("10.0.0.0/30, 192.0.2.80,2001:db8:7::/48");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7                            | 198.51.100.7",
                "198.51.100.7:4711                       | 198.51.100.7",
                "192.0.2.1, 198.51.100.7                 | 198.51.100.7",
                "192.0.2.1 , 198.51.100.7 , 10.0.0.2     | 198.51.100.7",
                "198.51.100.7, 192.0.2.80, 10.0.0.3      | 198.51.100.7",
                "198.51.100.7, 2001:db8:7::1             | 198.51.100.7",
                "garbage;;, 198.51.100.7                 | 198.51.100.7",
                "2001:db8::5                             | 2001:db8:0:0:0:0:0:5",
                "[2001:db8::5]:4711                      | 2001:db8:0:0:0:0:0:5",
                "::ffff:198.51.100.7                     | 198.51.100.7",
                "10.0.0.2                                | 10.0.0.2",
                "198.51.100.7, 10.0.0.4                  | 10.0.0.4"
            })
    void forwardedForIsReadBackToTheFirstThatIsNoNamedProxy(String header, String client) {
        assertThat(proxies.clientOf(PROXY, List.of(), List.of(header))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "for=198.51.100.7                                                | 198.51.100.7",
                "For=198.51.100.7;proto=https;by=10.0.0.1                        | 198.51.100.7",
                "by=_x; for=\"198.51.100.7:4711\" ;host=vault.example            | 198.51.100.7",
                "for=192.0.2.1, for=198.51.100.7, for=10.0.0.2                   | 198.51.100.7",
                "for=unknown, for=_hidden, for=198.51.100.7                      | 198.51.100.7",
                "for=\"[2001:db8::5]\"                                           | 2001:db8:0:0:0:0:0:5",
                "for=\"[2001:db8::5]:_port\";proto=https, for=\"[2001:db8:7::2]\" | 2001:db8:0:0:0:0:0:5",
                "for=\"198.51.100.7\",, for=10.0.0.2,                            | 198.51.100.7"
            })
    void forwardedIsReadBackToTheFirstThatIsNoNamedProxy(String header, String client) {
        assertThat(proxies.clientOf(PROXY, List.of(header), List.of())).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "unknown",
        "_hidden",
        "198.51.100.7 10.0.0.2",
        "198.51.100.7:99999999",
        "198.51.100",
        "3325256711",
        "0x7f000001",
        "010.0.0.1",
        "vault.example",
        "2001:db8::5%eth0",
        "2001:db8:::5",
        ".:1",
        "[2001:db8::5",
        "'198.51.100.7,unknown'",
        "'198.51.100.7,'"
    })
    void whatIsNoAddressLeavesTheProxys(String node) {
        assertThat(proxies.clientOf(PROXY, List.of(), List.of(node))).isEqualTo(PROXY);
        assertThat(proxies.clientOf(PROXY, List.of("for=\"" + node + "\""), List.of()))
                .isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "for=\"192.0.2.1, for=198.51.100.7",
                "for=198.51.100.7;for=192.0.2.1",
                "for=[2001:db8::5]",
                "for 198.51.100.7",
                "for=198.51.100.7, proto=https",
                "for=\"198.51.100\\.7\"",
                "for = 198.51.100.7",
                "for=198.51.100.7 for=192.0.2.1",
                "=198.51.100.7"
            })
    void malformedForwardedLeavesTheProxys(String header) {
        assertThat(proxies.clientOf(PROXY, List.of(header), List.of())).isEqualTo(PROXY);
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(proxies.clientOf(PROXY, List.of(), List.of("192.0.2.1", "198.51.100.7", "10.0.0.2")))
                .isEqualTo("198.51.100.7");
        assertThat(proxies.clientOf(PROXY, List.of("for=192.0.2.1", "for=198.51.100.7"), List.of()))
                .isEqualTo("198.51.100.7");
    }

    @Test
    void strangersAreNotBelieved() {
        for (String stranger : List.of(STRANGER, "10.0.0.4", "2001:db8:8:0:0:0:0:1", "not an address")) {
            assertThat(proxies.clientOf(stranger, List.of("for=198.51.100.7"), List.of("198.51.100.7")))
                    .isEqualTo(stranger);
        }
        assertThat(Proxies.of("").clientOf("127.0.0.1", List.of(), List.of("198.51.100.7")))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void proxyOverIpv6IsBelieved() {
        assertThat(proxies.clientOf("2001:db8:7:0:0:0:0:1", List.of(), List.of("198.51.100.7")))
                .isEqualTo("198.51.100.7");
    }

    /** A proxy writes one of the headers; who is behind it may have sent the other one. */
    @Test
    void headersThatContradictEachOtherLeaveTheProxys() {
        assertThat(proxies.clientOf(PROXY, List.of("for=192.0.2.1"), List.of("198.51.100.7")))
                .isEqualTo(PROXY);
        assertThat(proxies.clientOf(PROXY, List.of("for=198.51.100.7"), List.of("198.51.100.7")))
                .isEqualTo("198.51.100.7");
        assertThat(proxies.clientOf(PROXY, List.of(), List.of())).isEqualTo(PROXY);
    }

    @Test
    void headersAsLongAsTheyMayBeAreRead() {
        String many = String.join(",", Collections.nCopies(4_000, "for=\"a\""));
        assertThat(proxies.clientOf(PROXY, List.of(many), List.of())).isEqualTo(PROXY);
        assertThat(proxies.clientOf(PROXY, List.of("for=\"" + "a".repeat(100_000)), List.of()))
                .isEqualTo(PROXY);
        assertThat(proxies.clientOf(PROXY, List.of(), List.of(":".repeat(100_000))))
                .isEqualTo(PROXY);
    }
}
