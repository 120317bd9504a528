package io.countersign.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void exampleIsTheOneThatIsRun() throws IOException {
        Matcher block = Pattern.compile("```java\\n(try \\(CountersignClient .*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        String run = Files.readString(Path.of("src/test/java/io/countersign/client/Example.java"));
        assertThat(words(run)).contains(words(block.group(1)));
    }

    private static String words(String code) {
        return code.replaceAll("\\s+", " ");
    }
}
