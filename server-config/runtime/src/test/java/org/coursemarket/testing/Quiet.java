package org.coursemarket.testing;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps classes that are tested from telling of each failure that the test makes. */
public class Quiet implements BeforeAllCallback, AfterAllCallback {
    /** The logging system forgets a logger that nobody holds. */
    private final Logger log;

    /** A class, or a package with all that is in it. */
    public Quiet(String name) {
        log = Logger.getLogger(name);
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
