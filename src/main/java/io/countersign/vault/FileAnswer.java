package io.countersign.vault;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Turns;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;

/** A file as an answer: to be saved, never to be shown or run by a browser, whatever it holds. */
final class FileAnswer implements StreamingOutput {

    private final AttachmentService.Download file;
    private final Turns.Turn turn;
    private final InputStream content;

    /**
     * @param turn ends when the file has been sent
     * @throws Problem {@code not-found} if the attachment was removed before its first byte
     */
    FileAnswer(AttachmentService.Download file, Turns.Turn turn) {
        this.file = file;
        this.turn = turn;
        this.content = begun(file.content());
    }

    /** Once an answer is written there is no other status for it, so what can be found missing is found before. */
    private static InputStream begun(AttachmentService.Source source) {
        try {
            PushbackInputStream content = new PushbackInputStream(source.open());
            int first = content.read();
            if (first >= 0) {
                content.unread(first);
            }
            return content;
        } catch (AttachmentGone e) {
            throw new Problem(ProblemType.NOT_FOUND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response build() {
        AttachmentView view = file.view();
        return Response.ok(this)
                .type(view.type())
                .header(HttpHeaders.CONTENT_LENGTH, view.size())
                // What breaks off then ends, or the client would wait for the rest
                .header("Connection", "close")
                .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.attachment(new FileName(view.name())))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Repr-Digest", "sha-256=:" + base64(view.sha256()) + ":")
                .build();
    }

    /** What was removed on the way breaks off: the length tells the client that something is missing. */
    @Override
    public void write(OutputStream client) throws IOException {
        try (Turns.Turn moving = turn;
                InputStream source = content) {
            source.transferTo(client);
        } catch (AttachmentGone e) {
            throw new IOException("The attachment was removed while it was read");
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
