package io.countersign.client;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Consumer;

/** The README's example. */
final class Example {

    private Example() {}

    static String read(URI server, String token, String secret, Consumer<String> screen) {
        try (CountersignClient client = new CountersignClient(server, token, asked -> screen.accept(asked.text()));
                Response answer = client.call("POST", "secrets/" + secret + "/reveal", null)) {
            return answer.readEntity(JsonObject.class).getJsonObject("fields").getString("note");
        }
    }
}
