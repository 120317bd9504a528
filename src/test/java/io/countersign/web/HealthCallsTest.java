package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever probes has an answer, whatever a check does. */
class HealthCallsTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final HealthCalls health = new HealthCalls();

    @BeforeEach
    void giveItThreads() throws ReflectiveOperationException {
        HealthCheckResponse.setResponseProvider(new Builder());
        Field executor = HealthCalls.class.getDeclaredField("executor");
        executor.setAccessible(true);
        executor.set(
                health,
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ManagedExecutorService.class},
                        (proxy, method, arguments) -> threads.submit((Callable<?>) arguments[0])));
    }

    @AfterEach
    void end() {
        goOn.countDown();
        threads.shutdownNow();
        HealthCheckResponse.setResponseProvider(null);
    }

    @Test
    void silentCheckSaysNoAndIsAskedOnceUntilItAnswers() {
        HealthCheck silent = new SlowHealth();

        HealthCheckResponse first = health.call(silent, SHORT);
        assertThat(first.getStatus()).isEqualTo(Status.DOWN);
        assertThat(first.getName()).isEqualTo("slow");
        assertThat(health.call(silent, SHORT).getStatus()).isEqualTo(Status.DOWN);
        assertThat(calls).hasValue(1);

        goOn.countDown();
        assertThat(health.call(silent, LONG).getStatus()).isEqualTo(Status.UP);
        assertThat(health.call(silent, LONG).getStatus()).isEqualTo(Status.UP);
        assertThat(calls).hasValue(2);
    }

    @Test
    void failingCheckSaysNo() {
        HealthCheckResponse answer = health.call(
                () -> {
                    throw new IllegalStateException("broken");
                },
                LONG);
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
    }

    private final class SlowHealth implements HealthCheck {

        @Override
        public HealthCheckResponse call() {
            calls.incrementAndGet();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return HealthCheckResponse.up("slow");
        }
    }

    /** As small as can be: there is no server here that has one. */
    private static final class Builder extends HealthCheckResponseBuilder
            implements org.eclipse.microprofile.health.spi.HealthCheckResponseProvider {

        private String name;
        private boolean up;

        @Override
        public HealthCheckResponseBuilder createResponseBuilder() {
            return new Builder();
        }

        @Override
        public HealthCheckResponseBuilder name(String name) {
            this.name = name;
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, String value) {
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, long value) {
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, boolean value) {
            return this;
        }

        @Override
        public HealthCheckResponseBuilder up() {
            return status(true);
        }

        @Override
        public HealthCheckResponseBuilder down() {
            return status(false);
        }

        @Override
        public HealthCheckResponseBuilder status(boolean up) {
            this.up = up;
            return this;
        }

        @Override
        public HealthCheckResponse build() {
            return new HealthCheckResponse(name, up ? Status.UP : Status.DOWN, Optional.empty());
        }
    }
}
