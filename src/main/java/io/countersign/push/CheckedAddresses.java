package io.countersign.push;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.HttpHost;

/**
 * The only resolver the HTTP client has: it knows the addresses that {@link EndpointGuard} has passed for exactly this
 * host and port, and asks nobody else. So an address that was not checked is never connected to, whatever its name
 * says meanwhile (DNS rebinding). Remembers the last {@value #MAX_REMEMBERED} hosts. Safe for many threads.
 */
final class CheckedAddresses implements DnsResolver {

    private static final int MAX_REMEMBERED = 4096;

    private final Map<String, List<InetSocketAddress>> addresses = new LinkedHashMap<>(64, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<InetSocketAddress>> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /** From now on {@code target} has these addresses and no others. */
    synchronized void put(HttpHost target, List<InetAddress> checked) {
        addresses.put(
                key(target.getHostName(), target.getPort()),
                checked.stream()
                        .map(address -> new InetSocketAddress(address, target.getPort()))
                        .toList());
    }

    @Override
    public synchronized List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> checked = addresses.get(key(host, port));
        if (checked == null) {
            throw new UnknownHostException();
        }
        return checked;
    }

    /** Knows nothing: without the port it cannot say what was checked. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new UnknownHostException();
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        throw new UnknownHostException();
    }

    private static String key(String host, int port) {
        return host + " " + port;
    }
}
