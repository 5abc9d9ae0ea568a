package org.coursemarket.order.orders.control;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps a class that is tested from telling of each failure that the test makes. */
class Quiet implements BeforeAllCallback, AfterAllCallback {
    /** The logging system forgets a logger that nobody holds. */
    private final Logger log;

    Quiet(Class<?> tested) {
        log = Logger.getLogger(tested.getName());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        log.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        log.setLevel(null);
    }
}
