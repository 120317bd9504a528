package io.countersign.push;

import io.countersign.platform.AddressRange;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says which endpoints may be connected to: https, at public addresses only. A host and port that the operator allows
 * ({@code countersign.push.allowed-hosts}, and {@code apps} and {@code oidc} likewise) lifts both rules, for exactly that text
 * of host and that port. An address counts as public only if every address of its name is; what cannot be judged is refused.
 */
public final class EndpointGuard {

    /** How the addresses of a name are found; blocks while it looks. */
    @FunctionalInterface
    interface Lookup {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** What a resolver might read as an IPv4 address: the last label is a number, also in hexadecimal. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    private final Set<String> allowedHosts;
    private final Lookup lookup;

    /** @param allowedHosts each {@code host:port}, in any case */
    public EndpointGuard(Set<String> allowedHosts) {
        this(allowedHosts, InetAddress::getAllByName);
    }

    EndpointGuard(Set<String> allowedHosts, Lookup lookup) {
        this.allowedHosts = allowedHosts.stream()
                .map(allowed -> allowed.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.lookup = lookup;
    }

    /**
     * For the moment a subscription comes: looks the host up, so it may block for some seconds. That an endpoint passes
     * says nothing about later, when its name may lead elsewhere: {@link GuardedClient} checks what it connects to.
     *
     * @throws EndpointRefused if it must not be connected to, or its host is not known now
     */
    public void check(URI endpoint) {
        Origin origin = requireForm(endpoint);
        if (allows(origin)) {
            return;
        }
        try {
            addresses(origin);
        } catch (UnknownHostException e) {
            throw new EndpointRefused("The endpoint's host is not known.");
        }
    }

    /**
     * For an address that browsers are sent to, and this server never connects to. Looks nothing up.
     *
     * @throws EndpointRefused as {@link #check} does for the form
     */
    public void checkForm(URI endpoint) {
        requireForm(endpoint);
    }

    /**
     * The origin of an endpoint whose form is right. Looks nothing up.
     *
     * @throws EndpointRefused if scheme, user info, fragment or the form of the host is wrong
     */
    Origin requireForm(URI endpoint) {
        Origin origin;
        try {
            origin = Origin.of(endpoint);
        } catch (IllegalArgumentException e) {
            throw new EndpointRefused("The endpoint " + e.getMessage() + ".");
        }
        require(endpoint.getRawUserInfo() == null, "The endpoint must have no user info.");
        require(endpoint.getRawFragment() == null, "The endpoint must have no fragment.");
        if (!allows(origin)) {
            require(origin.scheme().equals("https"), "The endpoint must be https.");
            require(!origin.host().endsWith("."), "The endpoint's host must not end in a dot.");
            require(!origin.host().contains("%"), "The endpoint's address must have no zone.");
            require(
                    !ENDS_IN_NUMBER.matcher(origin.host()).matches()
                            || AddressRange.literal(origin.host()).isPresent(),
                    "The endpoint's address must be written as four decimal numbers.");
        }
        return origin;
    }

    /**
     * The addresses that may be connected to for an origin of {@link #requireForm}, at least one. Blocks while it looks.
     *
     * @throws EndpointRefused if one of them is not public and the origin is not allowed
     * @throws UnknownHostException if the host has no address now
     */
    List<InetAddress> addresses(Origin origin) throws UnknownHostException {
        List<InetAddress> addresses = List.of(
                isLiteral(origin.host()) ? InetAddress.getAllByName(origin.host()) : lookup.addresses(origin.host()));
        if (addresses.isEmpty()) {
            throw new UnknownHostException();
        }
        require(
                allows(origin) || addresses.stream().allMatch(PublicAddresses::contains),
                "The endpoint leads into a range of addresses that is not public.");
        return addresses;
    }

    private boolean allows(Origin origin) {
        return allowedHosts.contains(origin.hostAndPort());
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || AddressRange.literal(host).isPresent();
    }

    private static void require(boolean kept, String sentence) {
        if (!kept) {
            throw new EndpointRefused(sentence);
        }
    }
}
