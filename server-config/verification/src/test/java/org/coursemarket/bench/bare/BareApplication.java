package org.coursemarket.bench.bare;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under /api, as the services have it, and like them without a WADL and Jersey's validation. */
@ApplicationPath("/api")
public class BareApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.beanValidation.disable.server", true);
    }
}
