package io.countersign.operation;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Phone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Collectors;

/** A confirmed upload by a client whose line is slow: half of it is sent, and the rest when the test wants it. */
final class Uploading implements AutoCloseable {

    private static final byte[] CONTENT = "A plan of the house. ".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

    private final Socket line;

    private Uploading(Socket line) {
        this.line = line;
    }

    static Uploading begin(Api api, Phone phone, String attachments) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(CONTENT);
        Api announcing = api.with("Content-Disposition", "attachment; filename=\"plan.txt\"")
                .with("Content-Type", "text/plain")
                .with("Upload-Length", String.valueOf(CONTENT.length))
                .with("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        Answer asked = announcing.post(attachments).expect(401);
        phone.approve(asked.confirmationId()).expect(200);
        URI address = api.server().address();
        Socket line = new Socket(address.getHost(), address.getPort());
        line.setSoTimeout(30_000);
        line.getOutputStream().write(head(announcing.confirmed(asked.confirmationId()), attachments));
        line.getOutputStream().write(CONTENT, 0, CONTENT.length / 2);
        return new Uploading(line);
    }

    /** Sends the rest; answers the status line. */
    String end() throws IOException {
        line.getOutputStream().write(CONTENT, CONTENT.length / 2, CONTENT.length - CONTENT.length / 2);
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1)).readLine();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    private static byte[] head(Api as, String path) {
        String cookie = as.cookies().all().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        String headers = as.headers().entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue() + "\r\n")
                .collect(Collectors.joining());
        return "POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Length: %d\r\n%s\r\n"
                .formatted(path, as.server().address().getAuthority(), cookie, CONTENT.length, headers)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
