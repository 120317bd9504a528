package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationTest {

    @Test
    void digestWhenMembersComeInAnotherOrderThenTheSame() {
        assertThat(edit(members("name", "a", "note", "b")).digest())
                .isEqualTo(edit(members("note", "b", "name", "a")).digest());
    }

    @Test
    void digestWhenAnArgumentDiffersThenAnother() {
        assertThat(edit(members("name", "a")).digest())
                .isNotEqualTo(edit(members("name", "A")).digest());
    }

    @Test
    void digestWhenAnArgumentIsMissingThenAnother() {
        assertThat(edit(members("name", "a")).digest())
                .isNotEqualTo(edit(members("name", "a", "note", "")).digest());
    }

    @Test
    void digestWhenUnicodeLooksAlikeThenAnother() {
        // é as one character, and as e with an accent: what was shown may look the same, but it is not
        assertThat(edit(members("name", "caf\u00e9")).digest())
                .isNotEqualTo(edit(members("name", "cafe\u0301")).digest());
    }

    @Test
    void digestWhenTargetOrActionDiffersThenAnother() {
        Operation operation = edit(members("name", "a"));
        assertThat(new Operation(Action.SECRET_EDIT, "other", operation.arguments()).digest())
                .isNotEqualTo(operation.digest());
        assertThat(new Operation(Action.SECRET_DELETE, "x", operation.arguments()).digest())
                .isNotEqualTo(operation.digest());
    }

    private static Operation edit(Map<String, String> change) {
        return new Operation(Action.SECRET_EDIT, "x", List.of(change));
    }

    private static Map<String, String> members(String... namesAndValues) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
