package io.countersign.operation;

import io.countersign.audit.EventRecorded;
import io.countersign.confirmation.ConfirmationTook;
import io.countersign.confirmation.ConfirmationTook.Step;
import io.countersign.delivery.Channel;
import io.countersign.delivery.DeliveryTried;
import io.countersign.delivery.DeliveryTried.Result;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What has happened on this node since it was started, counted when it is committed. Labels come from closed lists: none
 * names a workspace, a member, an id or a path.
 */
@ApplicationScoped
public class Metrics {

    /** Of what is always shown, at zero if need be, so that an alert sees the first one. */
    private static final List<String> EVENTS = List.of(
            "confirmation.asked",
            "confirmation.sent",
            "confirmation.confirmed",
            "confirmation.denied",
            "confirmation.cancelled",
            "confirmation.expired",
            "confirmation.used",
            "confirmation.failed",
            "confirmation.forged",
            "confirmation.refused",
            "member.signed-in",
            "member.sign-in-failed");

    /** Seconds: of a person. */
    private static final double[] SLOW = {1, 2, 5, 10, 20, 40, 60, 120, 300, 600};

    /** Seconds: of machines. */
    private static final double[] QUICK = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30};

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Counter events = Counter.builder()
            .name("countersign_events_total")
            .help("Entries of the audit trail, by event")
            .labelNames("event")
            .register(registry);

    private final Histogram answers =
            histogram("countersign_confirmation_answer_seconds", "From asking to the answer", "action", SLOW);

    private final Histogram releases = histogram(
            "countersign_confirmation_release_seconds",
            "From It's me! to the moment at which a dialog that waits here was told",
            "action",
            QUICK);

    private final Counter sends = Counter.builder()
            .name("countersign_sends_total")
            .help("Tries to send, by channel and result; failed ones are dead letters")
            .labelNames("channel", "result")
            .register(registry);

    private final Histogram sendSeconds = histogram(
            "countersign_send_seconds", "From the outbox to the push service, mail server or app", "channel", QUICK);

    private final Counter problems = Counter.builder()
            .name("countersign_problems_total")
            .help("Answers of the API that are problems, by the end of their type")
            .labelNames("type")
            .register(registry);

    private final Counter requests = Counter.builder()
            .name("countersign_http_requests_total")
            .help("Requests that were answered, by method, kind of path and class of status")
            .labelNames("method", "route", "status")
            .register(registry);

    private final Histogram requestSeconds = histogram(
            "countersign_http_request_seconds", "How long requests took that do not wait by intent", "area", QUICK);

    @Inject
    private Levels levels;

    @PostConstruct
    void begin() {
        EVENTS.forEach(event -> events.labelValues(event).inc(0));
        for (Channel channel : Channel.values()) {
            for (Result result : Result.values()) {
                sends.labelValues(label(channel), label(result)).inc(0);
            }
        }
        levels.register(registry);
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    MetricSnapshots all() {
        return registry.scrape();
    }

    void recorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventRecorded recorded) {
        events.labelValues(recorded.event().event()).inc();
    }

    void took(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConfirmationTook took) {
        Histogram histogram = took.step() == Step.ANSWER ? answers : releases;
        observe(histogram.labelValues(took.action().id()), took.time());
    }

    void tried(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryTried tried) {
        String channel = label(tried.channel());
        sends.labelValues(channel, label(tried.result())).inc();
        if (tried.result() == Result.SENT) {
            observe(sendSeconds.labelValues(channel), tried.age());
        }
    }

    void answered(RequestOutcome request) {
        requests.labelValues(request.method(), request.route(), request.status() / 100 + "xx")
                .inc();
        if (request.problem() != null) {
            problems.labelValues(request.problem()).inc();
        }
        if (!request.waited()) {
            observe(requestSeconds.labelValues(request.area()), request.time());
        }
    }

    /** Clocks of two nodes may differ by more than what is measured. */
    private static void observe(DistributionDataPoint point, Duration time) {
        if (!time.isNegative()) {
            point.observe(time.toNanos() / 1e9);
        }
    }

    private Histogram histogram(String name, String help, String label, double[] bounds) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .classicOnly()
                .classicUpperBounds(bounds)
                .register(registry);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
