package io.countersign.testing.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/**
 * The server's one clock, moved by the ISO 8601 duration in the file {@code test.clock}, or stopped at the instant there;
 * without that file it is right.
 */
final class MovedClock {

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
        static void move(@Advice.Return(readOnly = false) Instant now) throws IOException {
            Path offset = Path.of(System.getProperty("test.clock"));
            if (Files.exists(offset)) {
                String text = Files.readString(offset).strip();
                Instant moved = text.startsWith("P") ? now.plus(Duration.parse(text)) : Instant.parse(text);
                now = moved.truncatedTo(ChronoUnit.MILLIS);
            }
        }
    }

    static final class AsInstant {
        @Advice.OnMethodExit
        static void follow(@Advice.This Clock clock, @Advice.Return(readOnly = false) long now) {
            now = clock.instant().toEpochMilli();
        }
    }
}
