package org.coursemarket.runtime.http;

import jakarta.ws.rs.core.Application;
import java.util.Map;

/** What a service's application has in common with the other's. */
public abstract class Api extends Application {
    /**
     * OpenAPI describes the services; a WADL beside it would say the same in older words. And CDI validates what a method is called
     * with; Jersey would once more.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.beanValidation.disable.server", true);
    }
}
