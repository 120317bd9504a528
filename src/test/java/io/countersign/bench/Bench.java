package io.countersign.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Runs all of it and prints ratios; what they were on which machine is in {@code src/docs/benchmarks.md}. Takes
 * half an hour, and a machine that does nothing else.
 */
public final class Bench {

    private static final List<String> ALL = List.of("guard", "cycles", "waiting", "old");
    private static final int TURNS = 1_500;
    private static final double LITTLE = 0.15;
    private static final int MOST_ROUNDS = 12;

    private final Company company;
    private final ServerGauge gauge;
    private final Load load;
    private final Cycles cycles = new Cycles();

    private Bench(Company company, ServerGauge gauge) {
        this.company = company;
        this.gauge = gauge;
        this.load = new Load(gauge, company.members());
    }

    /** @param parts of {@code guard}, {@code cycles}, {@code waiting} and {@code old}; none: all */
    public static void main(String[] parts) throws Exception {
        List<String> wanted = parts.length == 0 ? ALL : List.of(parts);
        if (!ALL.containsAll(wanted)) {
            throw new IllegalArgumentException("There are " + ALL + ", not all of " + wanted);
        }
        try (Company company = new Company();
                ServerGauge gauge = new ServerGauge(company.server().processId())) {
            new Bench(company, gauge).run(wanted);
        }
        System.exit(0);
    }

    private void run(List<String> parts) throws Exception {
        warmUp();
        for (String part : parts) {
            switch (part) {
                case "guard" -> guard();
                case "cycles" -> cycles();
                case "waiting" -> waiting();
                default -> old();
            }
        }
        cycles.close();
    }

    /** Until the compiler takes little of what the server takes: nobody's server is new for long. */
    private void warmUp() throws Exception {
        double compiling = 1;
        for (int i = 0; i < MOST_ROUNDS && compiling > LITTLE; i++) {
            Duration processor = gauge.processorTime();
            Duration compiler = gauge.compilationTime();
            Figures cycle = load.run(8, TURNS, cycles::run);
            load.run(8, TURNS, Load.whole(BenchMember::create));
            load.run(8, TURNS, Load.whole(BenchMember::revealOpen));
            compiling = (double) gauge.compilationTime().minus(compiler).toMillis()
                    / gauge.processorTime().minus(processor).toMillis();
            say(
                    "Warming up: %.0f cycles/s, %.1f ms of processor each, %.0f %% of it all for the compiler",
                    cycle.perSecond(), cycle.processorTime(), 100 * compiling);
            company.anHourLater();
        }
    }

    private void guard() throws Exception {
        say("%nA call with a usable confirmation beside the same call unguarded (p50, ms)");
        say("%-9s %10s %10s %8s", "parallel", "unguarded", "guarded", "ratio");
        for (int parallel : new int[] {1, 8}) {
            Figures open = load.run(parallel, TURNS, Load.whole(BenchMember::revealOpen));
            Figures guarded = load.run(parallel, TURNS, Cycles::guardedReveal);
            say("%-9d %10.2f %10.2f %8.2f", parallel, open.p50(), guarded.p50(), guarded.p50() / open.p50());
            company.anHourLater();
        }
    }

    private void cycles() throws Exception {
        say("%nThe whole cycle beside one unguarded write (p50, ms; processor of the server, ms each)");
        say(
                "%-9s %9s %7s %7s %9s %7s %9s %9s %9s",
                "parallel", "write/s", "p50", "cpu", "cycle/s", "cpu", "released", "cpu x", "released x");
        for (int parallel : new int[] {1, 8, 32, 64}) {
            Figures write = load.run(parallel, 2 * TURNS, Load.whole(BenchMember::create));
            Figures cycle = load.run(parallel, TURNS, cycles::run);
            say(
                    "%-9d %9.0f %7.2f %7.2f %9.0f %7.2f %9.2f %9.2f %9.2f",
                    parallel,
                    write.perSecond(),
                    write.p50(),
                    write.processorTime(),
                    cycle.perSecond(),
                    cycle.processorTime(),
                    cycle.p50(),
                    cycle.processorTime() / write.processorTime(),
                    cycle.p50() / write.p50());
            company.anHourLater();
        }
    }

    private void waiting() throws Exception {
        say("%nDialogs that wait");
        new Waiting(company).run(gauge, load, cycles).forEach(System.out::println);
        company.anHourLater();
    }

    private void old() throws Exception {
        say("%nWith 1,000,000 old confirmations and 100,000 secrets, beside without (p50, ms; processor, ms each)");
        say("%-9s %9s %9s %8s %9s %9s %8s", "", "p50", "p50 old", "ratio", "cpu", "cpu old", "ratio");
        List<Figures> without = eachOnce();
        new Ballast(company.url()).load();
        List<Figures> with = eachOnce();
        List<String> names = List.of("list", "write", "cycle");
        for (int i = 0; i < names.size(); i++) {
            Figures before = without.get(i);
            Figures after = with.get(i);
            say(
                    "%-9s %9.2f %9.2f %8.2f %9.2f %9.2f %8.2f",
                    names.get(i),
                    before.p50(),
                    after.p50(),
                    after.p50() / before.p50(),
                    before.processorTime(),
                    after.processorTime(),
                    after.processorTime() / before.processorTime());
        }
    }

    private List<Figures> eachOnce() throws Exception {
        Figures list = load.run(8, TURNS, Load.whole(BenchMember::list));
        Figures write = load.run(8, TURNS, Load.whole(BenchMember::create));
        Figures cycle = load.run(8, TURNS, Load.whole(cycles::run));
        company.anHourLater();
        return List.of(list, write, cycle);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
