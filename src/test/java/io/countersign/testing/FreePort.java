package io.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A loopback port below the range from which the system takes outgoing ones, so that it is still free for a restart. Never
 * the same twice, and each process of a run has its own: what is found free is listened on only later.
 */
public final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int SHARE = 3_000;
    private static final int SHARES = 4;

    private static final Set<Integer> FOUND = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    public static int find() {
        while (true) {
            int port = lowest() + ThreadLocalRandom.current().nextInt(SHARE);
            if (!FOUND.add(port)) {
                continue;
            }
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken: try another
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int lowest() {
        int process = Integer.parseInt(System.getProperty("test.fork", "0").replaceAll("\\D", ""));
        return LOWEST + process % SHARES * SHARE;
    }
}
