package io.countersign.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** More callers than a server has connections to its database, all of whom wait at one place in it. */
public final class Crowd {

    private static final int MORE_THAN_CONNECTIONS = 80;
    private static final Duration UNTIL_ALL_ARE_THERE = Duration.ofSeconds(3);

    private Crowd() {}

    /**
     * Fails if a call {@code beside} them is not answered.
     *
     * @param place {@code io.countersign.room.Type#method}
     * @return what they were answered afterwards
     */
    public static List<Answer> waits(TestServer server, String place, Callable<Answer> call, Runnable beside) {
        CompletableFuture<List<Answer>> waiting;
        server.pauseBefore(place);
        try {
            waiting = CompletableFuture.supplyAsync(() -> Together.times(MORE_THAN_CONNECTIONS, call));
            server.awaitHeld();
            LockSupport.parkNanos(UNTIL_ALL_ARE_THERE.toNanos());
            beside.run();
        } finally {
            server.disarm();
        }
        return waiting.join();
    }
}
