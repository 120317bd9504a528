package io.countersign.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.countersign.platform.Json;
import io.countersign.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Bitwarden's unencrypted JSON, as far as it is needed. */
record BitwardenFile(Boolean encrypted, List<Group> folders, List<Group> collections, List<BitwardenItem> items) {

    /** It has more members than we read, and new ones with each version. */
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(BitwardenFile.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** A folder or a collection. */
    record Group(String id, String name) {}

    /** @throws Problem {@code invalid-request} if it is none, or an encrypted one */
    static List<FileRow> read(String text) {
        BitwardenFile file = parse(text);
        if (Boolean.TRUE.equals(file.encrypted())) {
            throw Problem.invalid("content", "is encrypted by Bitwarden: export it as .json without encryption");
        }
        if (file.items() == null || file.items().contains(null)) {
            throw Problem.invalid("content", "is no export of Bitwarden");
        }
        Map<String, String> groups = file.groups();
        return IntStream.range(0, file.items().size())
                .mapToObj(i -> file.items().get(i).row(i + 1, groups))
                .toList();
    }

    private static BitwardenFile parse(String text) {
        try {
            return SecretsFile.json(READER, text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw Problem.invalid("content", "is no export of Bitwarden");
        }
    }

    private Map<String, String> groups() {
        Map<String, String> names = new HashMap<>();
        for (List<Group> some : List.of(orNone(folders), orNone(collections))) {
            some.forEach(group -> names.put(group.id(), group.name()));
        }
        return names;
    }

    static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
