package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The canonical form of many arguments that nobody has thought up; a failure names the seed that makes it again. */
class CanonicalFormTest {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    static Stream<Integer> seeds() {
        return IntStream.range(0, 200).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfMembersDoesNotCountAndNothingElseIsLost(int seed) throws IOException {
        JsonNode argument = new RandomJson(new Random(seed)).value(4);
        JsonNode shuffled = RandomJson.shuffled(argument, new Random(seed + 1));

        byte[] canonical = form(argument);

        assertThat(form(shuffled)).isEqualTo(canonical);
        // What can be read back from it cannot be the form of anything else
        assertThat(PLAIN.readTree(canonical).at("/arguments/0")).isEqualTo(argument);
        assertThat(PLAIN.readTree(canonical).at("/target").asText()).isEqualTo("x");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneLeafOfAnotherValueIsAnotherOperation(int seed) {
        JsonNode argument = new RandomJson(new Random(seed)).value(4);

        assertThat(form(RandomJson.changed(argument, new Random(seed)))).isNotEqualTo(form(argument));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void normalFormsOfATextAreOperationsOfTheirOwn(int seed) {
        String text = new RandomJson(new Random(seed)).text();

        List<String> spellings = Stream.of(Normalizer.Form.values())
                .map(form -> Normalizer.normalize(text, form))
                .distinct()
                .toList();

        assertThat(spellings.stream().map(spelling -> List.of(form(spelling)))).doesNotHaveDuplicates();
    }

    private static byte[] form(Object argument) {
        return new Operation(Action.SECRET_EDIT, "x", List.of(argument)).canonical();
    }
}
