package io.countersign.push;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port of an endpoint (RFC 6454): what of it may be shown, and the {@code aud} of RFC 8292. */
record Origin(String scheme, String host, int port) {

    /**
     * The origin of an http or https URI, in lower case, with the scheme's port where none is given.
     *
     * @throws IllegalArgumentException if it is not http or https, or has no host in the form of RFC 2396, or no port
     *     from 1 to 65535
     */
    static Origin of(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException("must be an absolute URL with a host");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("must be https");
        }
        int port = uri.getPort() == -1 ? usualPort(scheme) : uri.getPort();
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("must have a port from 1 to 65535");
        }
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** As the setting {@code countersign.push.allowed-hosts} names it; an IPv6 address is in brackets. */
    String hostAndPort() {
        return host + ":" + port;
    }

    /** The serialisation of RFC 6454 section 6.2: the scheme's own port is left out. */
    @Override
    public String toString() {
        return scheme + "://" + (port == usualPort(scheme) ? host : hostAndPort());
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
