package io.countersign.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the client's address where proxies stand before this server ({@code countersign.proxies}). What a request says of it
 * is believed only if a named proxy has sent it, and only back to the first hop that is none.
 */
@ApplicationScoped
public class Proxies {

    @Inject
    private Settings settings;

    private List<AddressRange> named;

    /** For these, separated by commas. */
    static Proxies of(String named) {
        Proxies proxies = new Proxies();
        proxies.named = AddressRange.listOf(named);
        return proxies;
    }

    @PostConstruct
    void read() {
        named = AddressRange.listOf(settings.text(Setting.PROXIES));
    }

    /**
     * The address that the client has, or the nearest one that is known for sure: without a named proxy, and wherever its
     * headers cannot be read or contradict each other, the one that this request has come from.
     */
    public String clientOf(HttpServletRequest request) {
        // Of a link-local address the name of our own interface tells nobody anything
        String peer = request.getRemoteAddr().replaceAll("%.*", "");
        return clientOf(
                peer,
                Collections.list(request.getHeaders("Forwarded")),
                Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    String clientOf(String peer, List<String> forwarded, List<String> forwardedFor) {
        if (AddressRange.literal(peer).filter(this::isNamed).isEmpty()) {
            return peer;
        }
        // A proxy writes one of them; the other one may come from anybody
        Set<String> told = new HashSet<>();
        if (!forwarded.isEmpty()) {
            told.add(farthest(ForwardedNodes.ofForwarded(forwarded)).orElse(peer));
        }
        if (!forwardedFor.isEmpty()) {
            told.add(farthest(ForwardedNodes.ofXForwardedFor(forwardedFor)).orElse(peer));
        }
        return told.size() == 1 ? told.iterator().next() : peer;
    }

    /** Back from the nearest hop, as long as it is a named proxy that says who was before it. */
    private Optional<String> farthest(List<String> nodes) {
        Optional<InetAddress> hop = Optional.empty();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            hop = ForwardedNodes.address(nodes.get(i));
            if (hop.filter(this::isNamed).isEmpty()) {
                break;
            }
        }
        return hop.map(InetAddress::getHostAddress);
    }

    private boolean isNamed(InetAddress address) {
        return named.stream().anyMatch(range -> range.contains(address));
    }
}
