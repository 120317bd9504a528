package io.countersign.testing.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/** The server's one clock, moved by the {@link ClockFile} {@code test.clock}. */
public final class MovedClock {

    /** What the clock shows while it is an instant. Found by its name from where the server's classes are: those know none of ours. */
    public static final UnaryOperator<Instant> SHOWN = ClockFile.of(Path.of(System.getProperty("test.clock")))::shown;

    private static final String CLOCK = "io.countersign.platform.SystemClock";

    private MovedClock() {}

    static void install(Instrumentation jvm) {
        ServerAgent.instrumentation(RedefinitionStrategy.Listener.NoOp.INSTANCE)
                .type(named(CLOCK))
                .transform((type, description, loader, module, domain) -> type.visit(
                                Advice.to(Moved.class).on(named("instant").and(takesNoArguments())))
                        .visit(Advice.to(AsInstant.class).on(named("millis").and(takesNoArguments()))))
                .installOn(jvm);
    }

    static final class Moved {
        @Advice.OnMethodExit
        @SuppressWarnings("unchecked")
        static void move(@Advice.Return(readOnly = false) Instant now) throws ReflectiveOperationException {
            Object shown = ClassLoader.getSystemClassLoader()
                    .loadClass("io.countersign.testing.agent.MovedClock")
                    .getField("SHOWN")
                    .get(null);
            now = ((UnaryOperator<Instant>) shown).apply(now);
        }
    }

    static final class AsInstant {
        @Advice.OnMethodExit
        static void follow(@Advice.This Clock clock, @Advice.Return(readOnly = false) long now) {
            now = clock.instant().toEpochMilli();
        }
    }
}
