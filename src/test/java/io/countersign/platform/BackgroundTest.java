package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work beside requests: all of it, few at a time, by few tasks of the server. */
class BackgroundTest {

    private final Background background = new Background();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger serverTasks = new AtomicInteger();
    private volatile boolean refusing;

    @BeforeEach
    void giveItAServer() throws ReflectiveOperationException {
        Field server = Background.class.getDeclaredField("server");
        server.setAccessible(true);
        server.set(
                background,
                Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {server.getType()}, (proxy, method, arguments) -> {
                            if (refusing) {
                                throw new RejectedExecutionException("stopping");
                            }
                            serverTasks.incrementAndGet();
                            threads.execute((Runnable) arguments[0]);
                            return null;
                        }));
    }

    @AfterEach
    void end() throws InterruptedException {
        background.end();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS))
                .as("its workers end")
                .isTrue();
    }

    @Test
    void thousandsAreDoneByFewTasksOfTheServer() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(5_000);

        for (int task = 0; task < 5_000; task++) {
            background.execute(done::countDown);
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(serverTasks.get()).isLessThanOrEqualTo(Background.AT_ONCE);
    }

    @Test
    void slowOnesLeaveTheOthersTheirPlaces() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        for (int slow = 0; slow < Background.AT_ONCE - 1; slow++) {
            background.execute(() -> awaitQuietly(held));
        }
        CountDownLatch done = new CountDownLatch(100);

        for (int task = 0; task < 100; task++) {
            background.execute(done::countDown);
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        held.countDown();
    }

    @Test
    void failureOfOneIsNotTheOthers() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(20);
        for (int task = 0; task < 20; task++) {
            background.execute(() -> {
                throw new IllegalStateException("no");
            });
            background.execute(done::countDown);
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(serverTasks.get()).isLessThanOrEqualTo(Background.AT_ONCE);
    }

    @Test
    void whatTheServerRefusedIsDoneWithTheNext() throws InterruptedException {
        List<String> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        refusing = true;
        background.execute(() -> order.add("first"));
        refusing = false;

        background.execute(() -> {
            order.add("second");
            done.countDown();
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly("first", "second");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
