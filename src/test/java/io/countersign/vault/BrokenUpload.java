package io.countersign.vault;

import io.countersign.testing.Api;
import io.countersign.testing.RawRequest;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Uploads as only a bad line or a bad client makes them. */
final class BrokenUpload {

    private BrokenUpload() {}

    /** Says how long the body is, sends so much of it and is gone. */
    static void send(Api as, String path, Sample file, int bytes) throws IOException {
        try (Socket socket = RawRequest.connect(as)) {
            OutputStream line = socket.getOutputStream();
            line.write(head(as, path, "Content-Length: " + file.content().length));
            line.write(file.content(), 0, bytes);
            line.flush();
            socket.setSoLinger(true, 0);
        }
    }

    /** Does not say how long it is; answers the status line. */
    static String sendChunked(Api as, String path, Sample file) throws IOException {
        try (Socket socket = RawRequest.connect(as)) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(Integer.toHexString(file.content().length).getBytes(StandardCharsets.US_ASCII));
            body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            body.write(file.content());
            body.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            OutputStream line = socket.getOutputStream();
            line.write(head(as, path, "Transfer-Encoding: chunked"));
            line.write(body.toByteArray());
            line.flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
        }
    }

    private static byte[] head(Api as, String path, String length) {
        return RawRequest.head(as, "POST", path, length);
    }
}
