package io.countersign.push;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends requests to addresses that others have named, each once: no retry, no redirect, no proxy, no cookie. A request holds
 * no thread and ends after 20 s at the latest, unless other bounds are given: 5 s to connect, 10 s for the answer. An address that is dead or silent
 * delays no other one, up to 200 requests under way to one origin and 1000 in all; beyond, one waits 5 s for its turn.
 * Only addresses that {@link EndpointGuard} has passed are connected to. Logs nothing.
 */
public final class GuardedClient implements AutoCloseable {

    /** The longest times for connecting (and for waiting for a connection), for the answer, and for all of it. */
    public record Bounds(Duration connect, Duration answer, Duration whole) {}

    static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));

    private final EndpointGuard guard;
    private final Clock clock;
    private final Bounds bounds;
    private final Lookups lookups;
    private final CheckedAddresses checked = new CheckedAddresses();
    private final Set<CompletableFuture<Void>> underWay = ConcurrentHashMap.newKeySet();
    private final CloseableHttpAsyncClient http;

    public GuardedClient(EndpointGuard guard, Clock clock) {
        this(guard, clock, BOUNDS);
    }

    public GuardedClient(EndpointGuard guard, Clock clock, Bounds bounds) {
        this.guard = guard;
        this.clock = clock;
        this.bounds = bounds;
        this.lookups = new Lookups(guard);
        this.http = Connections.open(checked, bounds);
    }

    /**
     * Posts JSON. Blocks nobody; the stage never ends exceptionally. What depends on it runs in a thread that serves all
     * requests: go on with an {@code …Async} method and an executor of your own if that may block.
     */
    public CompletionStage<Reply> post(URI endpoint, Map<String, String> headers, byte[] json) {
        return send(
                endpoint, headers, AsyncRequestBuilder.post(endpoint).setEntity(json, ContentType.APPLICATION_JSON), 0);
    }

    /** As {@link #post} does, a form; with the body of the answer, {@link Reply.Silent} if it has more than {@code most} bytes. */
    public CompletionStage<Reply> postForm(URI endpoint, Map<String, String> headers, String form, int most) {
        AsyncRequestBuilder request =
                AsyncRequestBuilder.post(endpoint).setEntity(form, ContentType.APPLICATION_FORM_URLENCODED);
        return send(endpoint, headers, request, most);
    }

    /** Fetches JSON as {@link #post} posts it; the body as in {@link #postForm}. */
    public CompletionStage<Reply> get(URI endpoint, Map<String, String> headers, int most) {
        return send(endpoint, headers, AsyncRequestBuilder.get(endpoint), most);
    }

    private CompletionStage<Reply> send(
            URI endpoint, Map<String, String> headers, AsyncRequestBuilder request, int most) {
        try {
            Origin origin = guard.requireForm(endpoint);
            headers.forEach(request::addHeader);
            return send(origin, request.build(), most);
        } catch (EndpointRefused refused) {
            return CompletableFuture.completedStage(new Reply.Refused(refused.getMessage()));
        }
    }

    /** As {@link #post} does; the request is one to this origin, whose form is right. */
    CompletionStage<Reply> send(Origin origin, AsyncRequestProducer request) {
        return send(origin, request, 0);
    }

    private CompletionStage<Reply> send(Origin origin, AsyncRequestProducer request, int most) {
        CompletableFuture<Reply> result = new CompletableFuture<>();
        CompletableFuture<Void> end =
                new CompletableFuture<Void>().orTimeout(bounds.whole().toMillis(), TimeUnit.MILLISECONDS);
        underWay.add(end);
        end.whenComplete((ended, failure) -> {
            underWay.remove(end);
            result.complete(new Reply.Silent());
        });
        lookups.addresses(origin).whenComplete((addresses, failure) -> {
            if (failure != null) {
                result.complete(failed(failure));
                end.complete(null);
            } else if (!end.isDone()) {
                checked.put(target(origin), addresses);
                exchange(target(origin), request, new Answer(result, clock, most), end);
            }
        });
        return result.minimalCompletionStage();
    }

    /** Ends what is under way, as {@link Reply.Silent}. */
    @Override
    public void close() {
        lookups.close();
        underWay.forEach(end -> end.cancel(false));
        http.close(CloseMode.GRACEFUL);
    }

    private void exchange(HttpHost target, AsyncRequestProducer request, Answer answer, CompletableFuture<Void> end) {
        try {
            Future<Void> exchange = http.execute(target, request, answer, null, null, ending(end));
            end.whenComplete((ended, cut) -> {
                if (cut != null) {
                    exchange.cancel(true);
                }
            });
        } catch (IllegalStateException closed) {
            end.complete(null);
        }
    }

    private static Reply failed(Throwable failure) {
        return failure instanceof EndpointRefused ? new Reply.Refused(failure.getMessage()) : new Reply.Silent();
    }

    private static HttpHost target(Origin origin) {
        String host = origin.host();
        return new HttpHost(
                origin.scheme(), host.startsWith("[") ? host.substring(1, host.length() - 1) : host, origin.port());
    }

    private static FutureCallback<Void> ending(CompletableFuture<Void> end) {
        return new FutureCallback<>() {

            @Override
            public void completed(Void nothing) {
                end.complete(null);
            }

            @Override
            public void failed(Exception cause) {
                end.complete(null);
            }

            @Override
            public void cancelled() {
                end.complete(null);
            }
        };
    }
}
