package io.countersign.testing.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/**
 * With {@code -Dtest.hashing=cheap}, Argon2id fills a small memory: nearly every test signs somebody in, and would spend
 * most of its time on that. What a hash costs at a company's is {@code PasswordsTest}'s.
 */
final class CheapHashing {

    private static final String PARAMETERS = "org.bouncycastle.crypto.params.Argon2Parameters$Builder";

    private CheapHashing() {}

    static void install(Instrumentation jvm) {
        if ("cheap".equals(System.getProperty("test.hashing"))) {
            ServerAgent.instrumentation(RedefinitionStrategy.Listener.NoOp.INSTANCE)
                    .ignore(not(named(PARAMETERS)))
                    .type(named(PARAMETERS))
                    .transform((type, description, loader, module, domain) ->
                            type.visit(Advice.to(Small.class).on(named("withMemoryAsKB"))))
                    .installOn(jvm);
        }
    }

    static final class Small {
        @Advice.OnMethodEnter
        static void shrink(@Advice.Argument(value = 0, readOnly = false) int kibibytes) {
            kibibytes = 64;
        }
    }
}
