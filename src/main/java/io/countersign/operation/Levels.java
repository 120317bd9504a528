package io.countersign.operation;

import io.countersign.confirmation.Waiters;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.Stopping;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** What there is at this moment: of this node, and of the database that all nodes share. */
@ApplicationScoped
class Levels {

    @Inject
    private Waiters waiters;

    @Inject
    private Settings settings;

    @Inject
    private Backlog backlog;

    void register(PrometheusRegistry registry) {
        single(registry, "countersign_waiters", "Dialogs and phones that wait on this node", waiters::count);
        single(registry, "countersign_requests", "Requests under way on this node", Stopping::requests);
        single(registry, "countersign_stopping", "1: this node was told to stop", () -> one(Stopping.isAnnounced()));
        single(registry, "countersign_master_key_readable", "1: the master key's file is there", this::keyReadable);
        single(
                registry,
                "countersign_database_up",
                "1: the database has answered this node within 2 s",
                () -> one(backlog.now().reached()));
        single(
                registry,
                "countersign_database_seconds",
                "How long a connection and the counts of the outbox took to get; grows when the pool is used up",
                () -> backlog.now().seconds());
        several(
                registry,
                "countersign_outbox",
                "What is to be sent (failed: dead letters of a day)",
                "channel",
                call -> backlog.now().outbox().forEach(call));
        single(
                registry,
                "countersign_outbox_late_seconds",
                "For how long the oldest of what is to be sent has been due",
                () -> backlog.now().lateSeconds());
        single(
                registry,
                "countersign_sessions",
                "Browsers and tokens that are signed in",
                () -> backlog.now().sessions());
    }

    private double keyReadable() {
        return one(Files.isReadable(settings.path(Setting.MASTER_KEY)));
    }

    private static void single(PrometheusRegistry registry, String name, String help, DoubleSupplier level) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(call -> call.call(level.getAsDouble()))
                .register(registry);
    }

    private static void several(
            PrometheusRegistry registry,
            String name,
            String help,
            String label,
            Consumer<java.util.function.BiConsumer<Backlog.Pile, Double>> levels) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label, "state")
                .callback(call -> levels.accept((pile, count) -> call.call(count, pile.channel(), pile.state())))
                .register(registry);
    }

    private static double one(boolean yes) {
        return yes ? 1 : 0;
    }
}
