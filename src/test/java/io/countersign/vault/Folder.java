package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The attachments of one secret, as its keeper's client handles them. */
record Folder(Keeper keeper, String secret) {

    static Folder of(Keeper keeper) {
        return new Folder(keeper, keeper.create("text", "Deed of the house", Map.of("note", "in the safe")));
    }

    String path() {
        return Keeper.path(secret) + "/attachments";
    }

    String path(JsonNode attachment) {
        return path() + "/" + attachment.path("id").asText();
    }

    /** The first request, without the body. */
    Answer ask(Sample file) {
        return file.announcedBy(keeper.api()).post(path());
    }

    /** An approved confirmation for just this file. */
    String confirm(Sample file) {
        String confirmation = ask(file).expect(401).confirmationId();
        keeper.phone().approve(confirmation).expect(200);
        return confirmation;
    }

    Answer send(String confirmation, Sample file) {
        return send(file.announcedBy(keeper.api().confirmed(confirmation)), file);
    }

    Answer send(Api as, Sample file) {
        return as.sendBytes("POST", path(), file.content());
    }

    JsonNode add(Sample file) {
        return send(confirm(file), file).expect(201).json();
    }

    Answer download(JsonNode attachment) {
        return keeper.confirmed(as -> as.get(path(attachment))).expect(200);
    }

    JsonNode items() {
        return keeper.api().get(path()).expect(200).json().path("items");
    }

    /** Nothing was kept: no attachment, no file on its way. */
    void assertEmpty() {
        assertThat(items()).isEmpty();
        assertThat(temporaryFiles()).isEmpty();
    }

    /** Just this file, whole. */
    void assertHolds(Sample file) {
        assertThat(items()).hasSize(1);
        assertThat(download(items().get(0)).body()).isEqualTo(file.content());
    }

    List<Path> temporaryFiles() {
        try (Stream<Path> files =
                Files.list(keeper.api().server().dataDirectory().resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("upload-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
