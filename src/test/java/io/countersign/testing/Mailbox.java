package io.countersign.testing;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A mail server on a free loopback port, which takes mail for everybody. */
public final class Mailbox implements AutoCloseable {

    /** Held here, or its level would be collected with it. */
    private static final Logger LOG = Logger.getLogger("com.icegreen.greenmail");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private final int port = FreePort.find();
    private final GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<Mail> earlier = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    public Mailbox() {
        listen();
    }

    public int port() {
        return port;
    }

    /** All mail to the address so far, taken or not. */
    public List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.to().contains(address)).toList();
    }

    /** All mail so far, oldest first. */
    public synchronized List<Mail> all() {
        return Stream.concat(
                        earlier.stream(),
                        Arrays.stream(server.getReceivedMessages()).map(Mail::of))
                .toList();
    }

    /** Takes the oldest mail to the address that nobody has taken; waits for it up to 20 s. */
    public Mail take(String address) {
        return take(address, mail -> true);
    }

    /** Takes the oldest such mail, whatever else came before it. */
    public Mail take(String address, Predicate<Mail> such) {
        return await("a mail to " + address)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> tryToTake(address, such), Optional::isPresent)
                .orElseThrow();
    }

    /** From now on nothing listens there, until {@link #recover}. */
    public synchronized void breakDown() {
        List<Mail> all = all();
        earlier.clear();
        earlier.addAll(all);
        server.stop();
    }

    /** Listens again on the same port; what came before is still there. */
    public synchronized void recover() {
        listen();
    }

    /** Who signs in is let in with any password. */
    private void listen() {
        server.start();
        server.getManagers().getUserManager().setAuthRequired(false);
    }

    /** Whatever has come to the address so far counts as taken. */
    public synchronized void forget(String address) {
        to(address).forEach(mail -> taken.add(mail.id()));
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized Optional<Mail> tryToTake(String address, Predicate<Mail> such) {
        Optional<Mail> found = to(address).stream()
                .filter(mail -> !taken.contains(mail.id()))
                .filter(such)
                .findFirst();
        found.ifPresent(mail -> taken.add(mail.id()));
        return found;
    }
}
