package io.countersign.device;

import io.countersign.push.WebPush;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The VAPID public key (RFC 8292), which a phone subscribes with. Public. */
@Path("/push/key")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PushKeyResource {

    @Inject
    private WebPush push;

    @GET
    public Map<String, String> key() {
        return Map.of("key", push.publicKey());
    }
}
