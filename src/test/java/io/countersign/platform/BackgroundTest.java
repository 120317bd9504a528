package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedTask;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work beside requests: all of it, few at a time, by few tasks of the server. */
class BackgroundTest {

    private final Background background = new Background();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger serverTasks = new AtomicInteger();
    private volatile Mood mood = Mood.WORKING;

    private enum Mood {
        WORKING,
        REFUSING,
        GIVING_UP
    }

    @BeforeEach
    void giveItAServer() throws ReflectiveOperationException {
        Field server = Background.class.getDeclaredField("server");
        server.setAccessible(true);
        server.set(
                background,
                Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {server.getType()}, (proxy, method, arguments) -> {
                            take((Runnable) arguments[0]);
                            return null;
                        }));
    }

    private void take(Runnable task) {
        if (mood == Mood.REFUSING) {
            throw new RejectedExecutionException("stopping");
        }
        serverTasks.incrementAndGet();
        if (mood == Mood.GIVING_UP) {
            ((ManagedTask) task).getManagedTaskListener().taskDone(null, null, task, new CancellationException());
            return;
        }
        threads.execute(task);
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

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"REFUSING", "GIVING_UP"})
    void whatTheServerDidNotDoIsDoneWithTheNext(Mood bad) throws InterruptedException {
        int many = 3 * Background.AT_ONCE;
        CountDownLatch done = new CountDownLatch(many + 1);
        mood = bad;
        for (int task = 0; task < many; task++) {
            background.execute(done::countDown);
        }
        mood = Mood.WORKING;

        background.execute(done::countDown);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void answerIsDoneByAWorkerThatWasThereBefore() throws InterruptedException {
        Executor forAnswer = background.forAnswer();
        int hired = serverTasks.get();
        CountDownLatch done = new CountDownLatch(100);

        for (int answer = 0; answer < 100; answer++) {
            forAnswer.execute(done::countDown);
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(serverTasks.get()).isEqualTo(hired).isPositive();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
