package io.countersign.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The instructions of our Containerfile in their order. Fails for one that no builder knows. */
public record Containerfile(List<Instruction> instructions) {

    private static final Path FILE = Path.of("server-config", "container", "Containerfile");

    private static final Set<String> KNOWN = Set.of(
            "FROM",
            "RUN",
            "CMD",
            "LABEL",
            "EXPOSE",
            "ENV",
            "ADD",
            "COPY",
            "ENTRYPOINT",
            "VOLUME",
            "USER",
            "WORKDIR",
            "ARG",
            "ONBUILD",
            "STOPSIGNAL",
            "HEALTHCHECK",
            "SHELL");

    /** For example {@code USER} and {@code 10001}. */
    public record Instruction(String name, String arguments) {}

    public static Containerfile read() {
        try {
            String joined =
                    Files.readString(FILE).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
            return new Containerfile(joined.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.strip().split("\\s+", 2))
                    .map(parts -> new Instruction(parts[0], parts[1]))
                    .peek(instruction -> assertThat(instruction.name()).isIn(KNOWN))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The arguments of an instruction that is there once. */
    String only(String name) {
        assertThat(instructions)
                .filteredOn(one -> one.name().equals(name))
                .as(name)
                .hasSize(1);
        return instructions.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .arguments();
    }

    /** The arguments in the exec form, behind options: no shell stands between, which would keep signals to itself. */
    public List<String> exec(String name) {
        String arguments = only(name);
        try {
            return List.of(new ObjectMapper().readValue(arguments.substring(arguments.indexOf('[')), String[].class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(name + " is not in the exec form: " + arguments, e);
        }
    }

    Map<String, String> variables() {
        return Arrays.stream(only("ENV").split("\\s+"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
