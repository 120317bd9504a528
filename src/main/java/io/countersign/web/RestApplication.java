package io.countersign.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under {@code /api}. */
@ApplicationPath("/api")
public class RestApplication extends Application {

    /** The API is described at {@code /openapi}, and nowhere else. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
