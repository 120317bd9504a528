package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** More callers than a server has connections to its database, all of whom wait at one place in it. */
public final class Crowd {

    private static final int MORE_THAN_CONNECTIONS = 80;
    private static final Duration UNTIL_ALL_ARE_THERE = Duration.ofSeconds(3);

    private Crowd() {}

    /**
     * Fails if a call {@code beside} them is not answered.
     *
     * @param place {@code io.countersign.room.Type#method}
     * @param call of the one with this number
     * @return what they were answered afterwards
     */
    public static List<Answer> waits(TestServer server, String place, IntFunction<Answer> call, Runnable beside) {
        ExecutorService threads = Executors.newFixedThreadPool(MORE_THAN_CONNECTIONS);
        List<Future<Answer>> waiting = new ArrayList<>();
        server.pauseBefore(place);
        try {
            for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
                int number = i;
                waiting.add(threads.submit(() -> call.apply(number)));
            }
            server.awaitHeld();
            LockSupport.parkNanos(UNTIL_ALL_ARE_THERE.toNanos());
            beside.run();
        } finally {
            server.disarm();
            threads.shutdown();
        }
        assertThat(waiting).allSatisfy(answer -> assertThat(answer).succeedsWithin(Duration.ofMinutes(1)));
        return waiting.stream().map(Crowd::answer).toList();
    }

    private static Answer answer(Future<Answer> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("It was done", e);
        }
    }
}
