package io.countersign.sharing;

import io.countersign.crypto.LinkKey;
import io.countersign.platform.Json;
import io.countersign.vault.WholeSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What links hold, as ciphertext: the secret in one JWE, each attachment in as many as it needs. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class LinkContents {

    /** In bytes, of a file in one JWE; that is a third longer, and H2 takes 1 MB in a row. */
    static final int PART = 512 * 1024;

    private static final int SECRET = 0;

    @PersistenceContext
    private EntityManager database;

    /**
     * What the JWE of the secret says.
     *
     * @param kind its name, for people
     * @param files numbered from 1 on
     */
    record Shown(String name, String kind, String icon, List<WholeSecrets.Field> fields, List<File> files) {}

    /** @param parts how many JWEs it lies in */
    record File(String name, String type, long size, int parts) {}

    void write(String linkId, LinkKey key, WholeSecrets.Whole secret) {
        List<File> files = secret.files().stream()
                .map(file -> new File(file.name(), file.type(), file.size(), parts(file.size())))
                .toList();
        Shown shown = new Shown(secret.name(), secret.kind(), secret.icon(), secret.fields(), files);
        byte[] sealed = bytes(key.seal(Json.write(shown).getBytes(StandardCharsets.UTF_8), "secret"));
        for (int n = 0; n < parts(sealed.length); n++) {
            insert(linkId, SECRET, n, Arrays.copyOfRange(sealed, n * PART, Math.min(sealed.length, (n + 1) * PART)));
        }
        for (int i = 0; i < files.size(); i++) {
            write(linkId, key, i + 1, secret.files().get(i));
        }
    }

    /** Part by part: never a whole file is in memory. */
    private void write(String linkId, LinkKey key, int file, WholeSecrets.Attached attached) {
        try (InputStream content = attached.content().open()) {
            for (int n = 0; n < parts(attached.size()); n++) {
                insert(linkId, file, n, bytes(key.seal(content.readNBytes(PART), file + "/" + n)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JWE of the secret. */
    String secret(String linkId) {
        return read(linkId, SECRET).stream().map(LinkContents::text).collect(Collectors.joining());
    }

    /**
     * A JWE of a file; empty if there is none, or none any more.
     *
     * @param part as its header has it: {@code <file>/<n>}
     */
    Optional<String> part(String linkId, String part) {
        String[] numbers = part.split("/");
        List<?> found = database.createNativeQuery(
                        "select content from link_part where link_id = ? and file = ? and n = ?")
                .setParameter(1, linkId)
                .setParameter(2, Integer.parseInt(numbers[0]))
                .setParameter(3, Integer.parseInt(numbers[1]))
                .getResultList();
        return found.stream().map(LinkContents::text).findFirst();
    }

    private List<?> read(String linkId, int file) {
        return database.createNativeQuery("select content from link_part where link_id = ? and file = ? order by n")
                .setParameter(1, linkId)
                .setParameter(2, file)
                .getResultList();
    }

    private void insert(String linkId, int file, int n, byte[] content) {
        database.createNativeQuery("insert into link_part (link_id, file, n, content) values (?, ?, ?, ?)")
                .setParameter(1, linkId)
                .setParameter(2, file)
                .setParameter(3, n)
                .setParameter(4, content)
                .executeUpdate();
    }

    private static int parts(long size) {
        return (int) ((size + PART - 1) / PART);
    }

    private static byte[] bytes(String jwe) {
        return jwe.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(Object content) {
        return new String((byte[]) content, StandardCharsets.US_ASCII);
    }
}
