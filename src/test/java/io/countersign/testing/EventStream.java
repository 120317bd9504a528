package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A stream of server-sent events as a browser reads it, line by line. */
public final class EventStream implements Flow.Subscriber<String>, AutoCloseable {

    /** One event; without a name of its own it is a {@code message}. */
    public record Event(String name, String data) {

        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<HttpResponse.ResponseInfo> opened = new CompletableFuture<>();
    private volatile Flow.Subscription subscription;
    private String name = "message";
    private StringBuilder data = new StringBuilder();

    private EventStream() {}

    /** Returns when the server has answered; fails if it answered anything but an event stream. */
    static EventStream open(HttpClient client, HttpRequest request) {
        EventStream stream = new EventStream();
        client.sendAsync(request, answer -> {
                    stream.opened.complete(answer);
                    return HttpResponse.BodySubscribers.fromLineSubscriber(stream);
                })
                .exceptionally(failure -> {
                    stream.opened.completeExceptionally(failure);
                    return null;
                });
        HttpResponse.ResponseInfo answer = stream.awaitAnswer();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() != 200 || !type.startsWith("text/event-stream")) {
            stream.close();
            throw new AssertionError("No event stream but " + answer.statusCode() + " " + type);
        }
        return stream;
    }

    /** Everything that has come and was not taken yet. */
    public BlockingQueue<Event> queue() {
        return events;
    }

    /** The next event; fails if none comes within ten seconds. */
    public Event next() {
        try {
            Event event = events.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("No event came within 10 s" + (isEnded() ? "; the stream has ended" : ""));
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** How many comment lines, the heartbeat, have come. */
    public int comments() {
        return comments.get();
    }

    public boolean isEnded() {
        return ended.getCount() == 0;
    }

    /** Whether the stream has ended before the time was up. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.isEmpty()) {
            if (data.length() > 0) {
                events.add(new Event(name, data.toString()));
            }
            name = "message";
            data = new StringBuilder();
        } else if (line.startsWith(":")) {
            comments.incrementAndGet();
        } else if (line.startsWith("event:")) {
            name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
            data.append(data.length() > 0 ? "\n" : "").append(line.substring(5).strip());
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended.countDown();
    }

    @Override
    public void onComplete() {
        ended.countDown();
    }

    private HttpResponse.ResponseInfo awaitAnswer() {
        try {
            return opened.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("The stream was not opened", e);
        }
    }
}
