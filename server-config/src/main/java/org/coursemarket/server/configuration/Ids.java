package org.coursemarket.server.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Ids that nobody has, for whoever needs one. */
@ApplicationScoped
public class Ids {
    public UUID next() {
        return UUID.randomUUID();
    }
}
