package io.countersign.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Asks checks so that whoever probes has an answer soon: one that fails by itself or is silent says no. A silent one is not
 * asked a second time beside the first, however often somebody probes.
 */
@ApplicationScoped
class HealthCalls {

    private static final Logger LOG = Logger.getLogger(HealthCalls.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<String, Future<HealthCheckResponse>> running = new ConcurrentHashMap<>();

    @Resource
    private ManagedExecutorService executor;

    HealthCheckResponse call(HealthCheck check) {
        return call(check, PATIENCE);
    }

    HealthCheckResponse call(HealthCheck check, Duration patience) {
        String name = name(check);
        try {
            HealthCheckResponse answer = running.computeIfAbsent(name, key -> executor.submit(check::call))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            running.remove(name);
            return answer;
        } catch (TimeoutException e) {
            return HealthCheckResponse.down(name);
        } catch (ExecutionException e) {
            running.remove(name);
            LOG.log(Level.WARNING, "The health check {0} failed: {1}", new Object[] {
                name, e.getCause().getClass().getName()
            });
            return HealthCheckResponse.down(name);
        } catch (RejectedExecutionException e) {
            return HealthCheckResponse.down(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down(name);
        }
    }

    /** As the checks name themselves, from the bean's class or its proxy's. */
    private static String name(HealthCheck check) {
        return check.getClass().getSimpleName().replaceAll("Health.*", "").toLowerCase(Locale.ROOT);
    }
}
