package io.countersign.testing.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;

/**
 * Where the process is to end, as by {@code kill -9}: at the next call of a method, before its first or after its last
 * instruction. A method that throws has no end.
 */
record CrashPoint(String type, String method, boolean before) {

    /** Reads {@code io.countersign.x.Y#method before}. */
    static CrashPoint parse(String line) {
        String[] parts = line.strip().split("[# ]");
        return new CrashPoint(parts[0], parts[1], parts[2].equals("before"));
    }

    ResettableClassFileTransformer arm(Instrumentation jvm) {
        Class<?> end = before ? Before.class : After.class;
        return ServerAgent.instrumentation()
                .type(named(type))
                .transform((builder, description, loader, module, domain) ->
                        builder.visit(Advice.to(end).on(named(method))))
                .installOn(jvm);
    }

    static void disarm(Instrumentation jvm, ResettableClassFileTransformer armed) {
        armed.reset(jvm, AgentBuilder.RedefinitionStrategy.RETRANSFORMATION);
    }

    static final class Before {
        @Advice.OnMethodEnter
        static void halt() {
            Runtime.getRuntime().halt(137);
        }
    }

    static final class After {
        @Advice.OnMethodExit
        static void halt() {
            Runtime.getRuntime().halt(137);
        }
    }
}
