package io.countersign.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a test process knows of its shared server at its end.
 *
 * @param secrets that were sent or seen: never in the log
 * @param values of secrets' fields: never in clear on disk
 * @param complaints what was wrong with its pushes
 * @param directories where it keeps what it knows
 */
record Testimony(List<String> secrets, List<String> values, List<String> complaints, List<String> directories) {

    static final Testimony NONE = new Testimony(List.of(), List.of(), List.of(), List.of());

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Testimony read(ServerFiles files) {
        try {
            return MAPPER.readValue(ServerFiles.read(files.testimony()), Testimony.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(ServerFiles files) {
        try {
            ServerFiles.write(files.testimony(), MAPPER.writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Needles needles() {
        Needles needles = new Needles();
        secrets.forEach(needles::add);
        values.forEach(needles::addValue);
        return needles;
    }
}
