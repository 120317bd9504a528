package io.countersign.testing.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;

/**
 * Where the process is to end, as by {@code kill -9}: at the next call of a method, after its last instruction. A
 * method that throws has no end. Or where that call is to fail, once; or where calls stop: for good, until the
 * process is killed, or until the point is disarmed.
 */
record CrashPoint(String type, String method, String moment) {

    private static final String FAILURE = "test.failure";

    /** Reads {@code io.countersign.x.Y#method after}, or {@code failing}, {@code held} or {@code paused}. */
    static CrashPoint parse(String line) {
        String[] parts = line.strip().split("[# ]");
        return new CrashPoint(parts[0], parts[1], parts[2]);
    }

    /** @throws IllegalStateException if none of the loaded classes of that name could be changed */
    ResettableClassFileTransformer arm(Instrumentation jvm) {
        Class<?> end = switch (moment) {
            case "after" -> After.class;
            case "failing" -> Failing.class;
            case "held" -> Held.class;
            case "paused" -> Paused.class;
            default -> throw new IllegalArgumentException(moment);
        };
        System.setProperty(FAILURE, moment);
        Changes changes = new Changes();
        ResettableClassFileTransformer armed = ServerAgent.instrumentation(changes)
                .type(named(type))
                .transform((builder, description, loader, module, domain) ->
                        builder.visit(Advice.to(end).on(named(method))))
                .installOn(jvm);
        if (changes.allFailed) {
            disarm(jvm, armed);
            throw new IllegalStateException(type + " could not be changed");
        }
        return armed;
    }

    static void disarm(Instrumentation jvm, ResettableClassFileTransformer armed) {
        System.clearProperty(FAILURE);
        armed.reset(jvm, RedefinitionStrategy.RETRANSFORMATION, ServerAgent.ONE_BY_ONE);
    }

    private static final class Changes extends RedefinitionStrategy.Listener.Adapter {

        private boolean allFailed;

        @Override
        public void onComplete(int amount, List<Class<?>> types, Map<List<Class<?>>, Throwable> failures) {
            allFailed = amount > 0 && failures.size() == amount;
        }
    }

    static final class After {
        @Advice.OnMethodExit
        static void halt() {
            Runtime.getRuntime().halt(137);
        }
    }

    static final class Failing {
        @Advice.OnMethodEnter
        static void fail() {
            if (System.clearProperty("test.failure") != null) {
                throw new IllegalStateException("Failed by a test");
            }
        }
    }

    static final class Paused {
        @Advice.OnMethodEnter
        static void pause() {
            System.setProperty("test.held", "true");
            while ("paused".equals(System.getProperty("test.failure"))) {
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
            }
        }
    }

    static final class Held {
        @Advice.OnMethodEnter
        static void hold() {
            System.setProperty("test.held", "true");
            while (true) {
                java.util.concurrent.locks.LockSupport.park();
            }
        }
    }
}
