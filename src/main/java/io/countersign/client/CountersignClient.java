package io.countersign.client;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Calls of the REST API with an API token. A call that asks for a confirmation is run again once the person has confirmed
 * it: each such call has a confirmation of its own, which is used once. Safe for many threads.
 */
public final class CountersignClient implements AutoCloseable {

    private static final String CONFIRMATION_REQUIRED = "urn:countersign:problem:confirmation-required";

    /** As long as the server waits at a time, in seconds (RFC 7240, {@code wait}). */
    private static final int WAIT = 25;

    /** What a node answers that stops, or whose database is away for a moment. */
    private static final int UNAVAILABLE = 503;

    /** Longer than the server waits: who hears nothing for so long is waiting for nobody. */
    private static final int PATIENCE = 60;

    private final Client client = ClientBuilder.newBuilder()
            .connectTimeout(10, TimeUnit.SECONDS)
            .readTimeout(PATIENCE, TimeUnit.SECONDS)
            .build();
    private final WebTarget api;
    private final String token;
    private final Consumer<Asked> whenAsked;

    /**
     * @param server the address that people open, for example {@code https://vault.example.com}
     * @param token an API token of the member's in whose name the calls are made
     * @param whenAsked told of each confirmation that is waited for
     */
    public CountersignClient(URI server, String token, Consumer<Asked> whenAsked) {
        this.api = client.target(server).path("api");
        this.token = token;
        this.whenAsked = whenAsked;
    }

    /** A call without headers of its own, see {@link #call(String, String, Entity, Map)}. */
    public Response call(String method, String path, Entity<?> body) {
        return call(method, path, body, Map.of());
    }

    /**
     * Runs one call, however long the person takes to confirm it: two minutes as a rule. A node that stops meanwhile is left
     * for another one.
     *
     * @param path below {@code /api}, for example {@code secrets/x_1/reveal}
     * @param body null for none; it may be sent twice, so no stream
     * @param headers for example {@code If-Match}
     * @return the server's answer, a 2xx; to be closed
     * @throws NotConfirmed if it was denied, cancelled or left to expire
     * @throws Refused for any other answer
     * @throws ProcessingException if the server cannot be reached in 10 seconds or is silent for 60; a protected
     *     call has run if this was after the confirmation, or has not
     */
    public Response call(String method, String path, Entity<?> body, Map<String, String> headers) {
        Response answer = invoke(method, request(path, headers), body);
        if (answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            return answer;
        }
        JsonObject problem = json(answer);
        if (!CONFIRMATION_REQUIRED.equals(problem.getString("type", ""))) {
            throw new Refused(answer.getStatus(), problem);
        }
        String confirmation = confirmed(Asked.of(problem.getJsonObject("confirmation")));
        return expectSuccess(invoke(method, request(path, headers).header("Confirmation-Id", confirmation), body));
    }

    @Override
    public void close() {
        client.close();
    }

    private String confirmed(Asked asked) {
        whenAsked.accept(asked);
        Asked now = asked;
        while (now.state().equals("pending")) {
            now = look(now);
        }
        if (!now.state().equals("confirmed")) {
            throw new NotConfirmed(now);
        }
        return now.id();
    }

    private Asked look(Asked asked) {
        Response answer = request("confirmations/" + asked.id(), Map.of("Prefer", "wait=" + WAIT))
                .get();
        if (answer.getStatus() == UNAVAILABLE && Instant.now().isBefore(asked.expiresAt())) {
            answer.close();
            pause();
            return asked;
        }
        return Asked.of(json(expectSuccess(answer)));
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessingException("Interrupted while somebody was asked", e);
        }
    }

    private Invocation.Builder request(String path, Map<String, String> headers) {
        Invocation.Builder request = api.path(path).request().header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        headers.forEach(request::header);
        return request;
    }

    private static Response invoke(String method, Invocation.Builder request, Entity<?> body) {
        return body == null ? request.method(method) : request.method(method, body);
    }

    private static Response expectSuccess(Response answer) {
        if (answer.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            throw new Refused(answer.getStatus(), json(answer));
        }
        return answer;
    }

    /** Something else than an object, of a proxy before the server for example, is an empty one. */
    private static JsonObject json(Response answer) {
        try (answer;
                JsonReader reader = Json.createReader(new StringReader(answer.readEntity(String.class)))) {
            return reader.readValue() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        } catch (JsonException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }
}
