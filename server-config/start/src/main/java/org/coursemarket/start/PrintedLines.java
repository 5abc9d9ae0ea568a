package org.coursemarket.start;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/**
 * Makes records of what is printed, a line each, or {@value #LONGEST} bytes of one: Payara Micro 6.2025.10 prints a line when it
 * undeploys, for one. Any thread may print.
 */
final class PrintedLines extends OutputStream {
    static final int LONGEST = 8_192;

    private static final Logger LOG = Logger.getLogger("stdout");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int unit) {
        if (unit != '\n') {
            line.write(unit);
        }
        if (unit == '\n' || line.size() == LONGEST) {
            LOG.info(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
