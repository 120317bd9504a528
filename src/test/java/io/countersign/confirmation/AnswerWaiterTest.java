package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.AsyncResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who has waited gets an answer, even at the end of a node without its database. */
class AnswerWaiterTest {

    private final List<Object> answers = new ArrayList<>();

    @Test
    void endTellsWhatThereIs() {
        waiter(() -> "nothing yet").end();

        assertThat(answers).containsExactly("nothing yet");
    }

    @Test
    void endWithoutTheDatabaseTellsThat() {
        RuntimeException away = new IllegalStateException("away");
        AnswerWaiter<String> waiter = waiter(() -> {
            throw away;
        });

        waiter.end();
        waiter.end();

        assertThat(answers).containsExactly(away);
    }

    private AnswerWaiter<String> waiter(Supplier<String> source) {
        AsyncResponse response = (AsyncResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AsyncResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "resume" -> answers.add(arguments[0]);
                    case "isDone" -> !answers.isEmpty();
                    default -> false;
                });
        return new AnswerWaiter<>(response, source, answer -> false, 5);
    }
}
