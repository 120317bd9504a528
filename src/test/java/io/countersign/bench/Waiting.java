package io.countersign.bench;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Ten thousand dialogs that wait, each for a confirmation of its own; fewer where the heap holds no more. */
final class Waiting {

    private static final int SESSIONS = 2_000;
    private static final Duration FOR = Duration.ofSeconds(30);
    /** Beyond it a collector works for nothing. */
    private static final double FULL = 0.95;

    private static final int BETWEEN_LOOKS = 100;

    private final Company company;

    Waiting(Company company) {
        this.company = company;
    }

    /** @return lines to print */
    List<String> run(ServerGauge gauge, Load load, Cycles cycles) throws Exception {
        // Nothing expires while they are opened
        company.server().clock().stop();
        long heapBefore = gauge.heap();
        int threadsBefore = gauge.threads();
        try (Dialogs dialogs = new Dialogs(company.server().address())) {
            int opened = open(dialogs, gauge);
            Duration before = gauge.processorTime();
            Thread.sleep(FOR.toMillis());
            Duration waiting = gauge.processorTime().minus(before);
            long heap = gauge.heap();
            Figures cycle = load.run(8, 200, cycles::run);
            return List.of(
                    "%d dialogs wait; %d have ended by themselves".formatted(opened, dialogs.drain()),
                    "heap: %d MB before, %d MB with them (%.1f KB each)"
                            .formatted(heapBefore, heap, (heap - heapBefore) * 1024.0 / opened),
                    "threads: %d before, %d with them".formatted(threadsBefore, gauge.threads()),
                    "processor while nothing happens: %.1f %% of one"
                            .formatted(100.0 * waiting.toMillis() / FOR.toMillis()),
                    "approve → released meanwhile: %.2f ms".formatted(cycle.p50()));
        }
    }

    private int open(Dialogs dialogs, ServerGauge gauge) throws IOException {
        int opened = 0;
        for (int i = 0; i < SESSIONS && !(i % BETWEEN_LOOKS == 0 && gauge.heapUsed() > FULL); i++) {
            Api api = company.signedIn(i % Company.MEMBERS);
            String cookies = BenchMember.cookies(api);
            for (Function<Api, Answer> question : questions(company.members().get(i % Company.MEMBERS))) {
                dialogs.open(cookies, question.apply(api).expect(401).confirmationId());
                opened++;
            }
            dialogs.drain();
        }
        return opened;
    }

    /** As many as a session may have open. */
    private static List<Function<Api, Answer>> questions(BenchMember member) {
        return List.of(
                api -> api.delete("/api/secrets/" + member.open()),
                api -> api.delete("/api/secrets/" + member.guarded()),
                api -> api.get("/api/secrets/" + member.open() + "/versions"),
                api -> api.get("/api/secrets/" + member.guarded() + "/versions"),
                api -> api.post("/api/secrets/" + member.guarded() + "/reveal"));
    }
}
