package io.countersign.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * What a server answers: status and {@code Retry-After}, as soon as these are there, or with the whole body if that is
 * wanted. A body that is not is read and forgotten, up to {@value #MAX_BODY} bytes; a longer one ends the connection.
 */
final class Answer implements AsyncResponseConsumer<Void> {

    private static final int MAX_BODY = 4096;
    private static final byte[] NOTHING = {};
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final CompletableFuture<Reply> result;
    private final Clock clock;
    private final int wanted;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private FutureCallback<Void> end;
    private Reply.Answered head;
    private long read;

    /**
     * @param result is completed when what is wanted of the answer has come, and left alone if it does not come
     * @param wanted the longest body that is wanted, in bytes; 0: the head is enough
     */
    Answer(CompletableFuture<Reply> result, Clock clock, int wanted) {
        this.result = result;
        this.clock = clock;
        this.wanted = wanted;
    }

    /** RFC 9110 section 10.2.3: seconds or a date (not in asctime's form); zero if neither can be read. */
    static Duration wait(String retryAfter, Instant now) {
        String value = retryAfter == null ? "" : retryAfter.strip();
        Duration wait;
        if (value.matches("\\d{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(value));
        } else {
            Instant until = DateUtils.parseStandardDate(value);
            wait = until != null && until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
        Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        end = callback;
        Duration wait = wait(retryAfter == null ? null : retryAfter.getValue(), clock.instant());
        head = new Reply.Answered(response.getCode(), wait, NOTHING);
        if (wanted == 0) {
            result.complete(head);
        }
        if (entity == null) {
            streamEnd(List.of());
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(MAX_BODY);
    }

    @Override
    public void consume(ByteBuffer part) throws IOException {
        read += part.remaining();
        if (read > Math.max(wanted, MAX_BODY)) {
            throw new IOException("more than " + Math.max(wanted, MAX_BODY) + " bytes in an answer");
        }
        byte[] content = new byte[part.remaining()];
        part.get(content);
        if (wanted > 0) {
            body.writeBytes(content);
        }
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        result.complete(new Reply.Answered(head.status(), head.retryAfter(), body.toByteArray()));
        end.completed(null);
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // Not the answer yet
    }

    @Override
    public void failed(Exception cause) {
        // The exchange tells its own end
    }

    @Override
    public void releaseResources() {
        // Holds none
    }
}
