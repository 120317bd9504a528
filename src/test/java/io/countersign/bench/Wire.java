package io.countersign.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.TimeValue;

/** HTTP as cheap as a load needs it: blocking, on connections that are kept. */
final class Wire implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CONNECTIONS = 500;

    /** @param tag the {@code ETag}, or null */
    record Answer(int status, String tag, JsonNode json) {}

    private final URI server;
    private final CloseableHttpClient http = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    // The server closes what has rested for half a minute
                    .setDefaultConnectionConfig(ConnectionConfig.custom()
                            .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                            .build())
                    .build())
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableContentCompression()
            .build();

    Wire(URI server) {
        this.server = server;
    }

    ClassicRequestBuilder request(String method, String path) {
        return ClassicRequestBuilder.create(method).setUri(server.resolve(path));
    }

    Answer send(int expected, ClassicRequestBuilder request, Object json) {
        return send(expected, request.setEntity(text(json), ContentType.APPLICATION_JSON));
    }

    /** @throws AssertionError if the answer has another status */
    Answer send(int expected, ClassicRequestBuilder request) {
        try {
            Answer answer = http.execute(request.build(), Wire::read);
            if (answer.status() != expected) {
                throw new AssertionError(request + " was answered " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        Header tag = response.getFirstHeader("ETag");
        JsonNode json = body.length == 0 ? MissingNode.getInstance() : MAPPER.readTree(body);
        return new Answer(response.getCode(), tag == null ? null : tag.getValue(), json);
    }

    private static String text(Object json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
