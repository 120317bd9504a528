package io.countersign.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.platform.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One exchange with a transit engine, over within five seconds, however slowly it talks. */
record TransitCall(HttpClient http, String token) {

    private static final long PATIENCE_SECONDS = 5;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final ObjectMapper ANSWERS = new ObjectMapper();

    /**
     * @param wanted which member of the answer's {@code data}
     * @throws KeyServiceSilent if the service answers nobody, or not us, for now
     * @throws GeneralSecurityException if it refuses this one call, or answers what is no answer to it
     */
    String post(URI address, Map<String, String> body, String wanted) throws GeneralSecurityException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("X-Vault-Token", token)
                .header("X-Vault-Request", "true")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        HttpResponse<byte[]> answer = await(http.sendAsync(request, info -> new BoundedBody(LONGEST_ANSWER)));
        int status = answer.statusCode();
        if (status == 403 || status == 429 || status >= 500) {
            throw new KeyServiceSilent("The key service has answered " + status);
        }
        if (status != 200) {
            throw new GeneralSecurityException("The key service has refused a key: " + status);
        }
        return member(answer.body(), wanted);
    }

    private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) throws KeyServiceSilent {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new KeyServiceSilent("The key service has not answered: "
                    + e.getCause().getClass().getName());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new KeyServiceSilent("The key service has not answered within " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyServiceSilent("Interrupted while waiting for the key service");
        }
    }

    private static String member(byte[] answer, String wanted) throws GeneralSecurityException {
        try {
            String value = ANSWERS.readTree(new String(answer, StandardCharsets.UTF_8))
                    .path("data")
                    .path(wanted)
                    .asText("");
            if (!value.isEmpty()) {
                return value;
            }
        } catch (JsonProcessingException e) {
            // Its message would quote the answer
        }
        throw new GeneralSecurityException("The key service has answered without a " + wanted);
    }
}
