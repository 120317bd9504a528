package io.countersign.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointGuardTest {

    private static final Map<String, String[]> NAMES = Map.of(
            "push.example", new String[] {"93.184.215.14", "2606:2800:220:1::1"},
            "inside.example", new String[] {"10.1.2.3"},
            "half.example", new String[] {"93.184.215.14", "127.0.0.1"},
            "half6.example", new String[] {"93.184.215.14", "fd00::1"},
            "nothing.example", new String[] {},
            "localhost", new String[] {"127.0.0.1"});

    private final EndpointGuard guard = new EndpointGuard(Set.of(), EndpointGuardTest::lookup);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://push.example/wpush/v2/abc",
                "https://PUSH.example:8443/a?b=c",
                "https://93.184.215.14/a",
                "https://[2606:2800:220:1::1]/a",
                "https://172.15.255.255/a",
                "https://172.32.0.1/a",
                "https://100.63.255.255/a",
                "https://100.128.0.1/a",
                "https://11.0.0.1/a",
                "https://[64:ff9b::5db8:d70e]/a",
                "https://[::ffff:93.184.215.14]/a"
            })
    void publicHttpsEndpointPasses(String endpoint) {
        guard.check(URI.create(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "[::]",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[fe80::1]",
                "[febf::1]",
                "[fe80::1%25eth0]",
                "[2606:2800:220:1::1%25eth0]",
                "[fec0::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::ffff:a00:1]",
                "[::127.0.0.1]",
                "[::7f00:1]",
                "[::ffff:0:7f00:1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::1]",
                "[100::1]",
                "[2002:7f00:1::1]",
                "[2002:c0a8:101::1]",
                "[2001:0:7f00:1::1]",
                "[2001:0:53aa:64c:0:fbff:80ff:fffe]",
                "[2001:10::1]",
                "[2001:db8::1]",
                "[3fff::1]",
                "[4000::1]"
            })
    void addressThatIsNotPublicIsRefused(String host) {
        assertRefused("https://" + host + "/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0X7F.1",
                "0x7f.1",
                "127.1",
                "127.0.1",
                "0177.0.0.1",
                "010.0.0.1",
                "127.0.0.01",
                "93.184.215.014",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.0x4",
                "127.0.0.1.",
                "localhost",
                "localhost.",
                "push.example.",
                "inside.example",
                "half.example",
                "half6.example",
                "nothing.example",
                "unknown.example",
                "push_1.example%00.inside.example",
                "①②⑦.0.0.1",
                "127。0。0。1"
            })
    void oddOrPrivateHostIsRefused(String host) {
        assertRefused("https://" + host.replace("%", "%25") + "/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example/a",
                "ftp://push.example/a",
                "file:///etc/passwd",
                "https:push.example",
                "//push.example/a",
                "/a",
                "https://user@push.example/a",
                "https://user:word@push.example/a",
                "https://@push.example/a",
                "https://push.example/a#b",
                "https://push.example/a#",
                "https://push.example:0/a",
                "https://push.example:65536/a"
            })
    void formThatIsNoEndpointIsRefused(String endpoint) {
        assertRefused(endpoint);
    }

    @Test
    void allowedHostAndPortMayBePlainAndPrivate() {
        EndpointGuard allowing = new EndpointGuard(
                Set.of("127.0.0.1:8081", " Inside.example:80", "[::1]:99"), EndpointGuardTest::lookup);

        allowing.check(URI.create("http://127.0.0.1:8081/a"));
        allowing.check(URI.create("https://127.0.0.1:8081/a"));
        allowing.check(URI.create("http://inside.EXAMPLE/a"));
        allowing.check(URI.create("http://[::1]:99/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8082/a",
                "https://127.0.0.1/a",
                "https://127.0.0.1:80810/a",
                "http://127.1:8081/a",
                "http://localhost:8081/a",
                "http://127.0.0.1.:8081/a",
                "http://user@127.0.0.1:8081/a",
                "http://127.0.0.1:8081/a#b",
                "https://inside.example/a"
            })
    void allowedHostStaysExact(String endpoint) {
        EndpointGuard allowing =
                new EndpointGuard(Set.of("127.0.0.1:8081", "inside.example:80"), EndpointGuardTest::lookup);

        assertThatThrownBy(() -> allowing.check(URI.create(endpoint))).isInstanceOf(EndpointRefused.class);
    }

    @Test
    void allCheckedAddressesAreGiven() throws UnknownHostException {
        assertThat(guard.addresses(Origin.of(URI.create("https://push.example/a"))))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("93.184.215.14", "2606:2800:220:1:0:0:0:1");
    }

    private void assertRefused(String endpoint) {
        assertThatThrownBy(() -> guard.check(URI.create(endpoint)))
                .isInstanceOf(EndpointRefused.class)
                .hasMessageMatching("[A-Z].*\\.");
    }

    private static InetAddress[] lookup(String host) throws UnknownHostException {
        String[] addresses = NAMES.get(host);
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        InetAddress[] found = new InetAddress[addresses.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
        }
        return found;
    }
}
