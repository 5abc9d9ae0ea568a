package org.coursemarket.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a class writes to the log while a test runs; it goes nowhere else. */
public final class LogLines extends Handler implements BeforeEachCallback, AfterEachCallback {
    /** The logging system forgets a logger that nobody holds. */
    private final Logger log;

    private final List<String> lines = new ArrayList<>();

    public LogLines(Class<?> type) {
        log = Logger.getLogger(type.getName());
    }

    /** What was written since this was last asked. */
    public synchronized List<String> taken() {
        var taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        log.addHandler(this);
        log.setUseParentHandlers(false);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        log.removeHandler(this);
        log.setUseParentHandlers(true);
    }

    @Override
    public synchronized void publish(LogRecord line) {
        lines.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
