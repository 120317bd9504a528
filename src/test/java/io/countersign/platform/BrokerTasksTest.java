package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A broker that is away holds up few workers; one that is there is told all. */
class BrokerTasksTest {

    private final BrokerTasks broker = new BrokerTasks();

    @Test
    void brokerThatIsAwayLeavesWorkersToOthers() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(Background.AT_ONCE);
        workBy(workers::execute);
        CountDownLatch back = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(100);
        for (int task = 0; task < 100; task++) {
            broker.execute(() -> {
                awaitQuietly(back);
                told.countDown();
            });
        }
        CountDownLatch others = new CountDownLatch(Background.AT_ONCE - BrokerTasks.AT_ONCE);

        for (long other = others.getCount(); other > 0; other--) {
            workers.execute(() -> {
                others.countDown();
                awaitQuietly(back);
            });
        }

        assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        back.countDown();
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        workers.shutdown();
    }

    @Test
    void failureIsNotTheNextOnes() throws Exception {
        Queue<Runnable> work = new ArrayDeque<>();
        workBy(work::add);
        AtomicInteger told = new AtomicInteger();
        for (int task = 0; task < 10; task++) {
            broker.execute(() -> {
                throw new IllegalStateException("no");
            });
            broker.execute(told::incrementAndGet);
        }

        runAll(work);

        assertThat(told).hasValue(10);
    }

    @Test
    void ofTooManySomeAreLeftOutAndLaterOnesAreNot() throws Exception {
        Queue<Runnable> work = new ArrayDeque<>();
        workBy(work::add);
        AtomicInteger told = new AtomicInteger();
        for (int task = 0; task < BrokerTasks.MOST_WAITING + 100; task++) {
            broker.execute(told::incrementAndGet);
        }

        runAll(work);
        assertThat(told).hasValue(BrokerTasks.MOST_WAITING);

        broker.execute(told::incrementAndGet);
        runAll(work);
        assertThat(told).hasValue(BrokerTasks.MOST_WAITING + 1);
    }

    private void workBy(Executor workers) throws ReflectiveOperationException {
        Field background = BrokerTasks.class.getDeclaredField("background");
        background.setAccessible(true);
        background.set(broker, new Background() {
            @Override
            public void execute(Runnable task) {
                workers.execute(task);
            }
        });
    }

    private static void runAll(Queue<Runnable> work) {
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            try {
                task.run();
            } catch (IllegalStateException e) {
                // The worker logs it
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
