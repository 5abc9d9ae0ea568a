package org.coursemarket.start;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/**
 * Makes records of what is printed, a line each, or {@value #LONGEST} bytes of one and what completes its last character: Payara Micro
 * 6.2025.10 prints a line when it undeploys, for one. Any thread may print.
 */
final class PrintedLines extends OutputStream {
    static final int LONGEST = 8_192;

    /** A character in UTF-8 has so many bytes behind its first one, each 10xxxxxx (RFC 3629, section 3). */
    private static final int MOST_CONTINUATIONS = 3;

    private static final Logger LOG = Logger.getLogger("stdout");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int unit) {
        if (unit == '\n' || isFullBefore(unit)) {
            LOG.info(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
        if (unit != '\n') {
            line.write(unit);
        }
    }

    private boolean isFullBefore(int unit) {
        boolean isContinuation = (unit & 0b1100_0000) == 0b1000_0000;
        return line.size() >= (isContinuation ? LONGEST + MOST_CONTINUATIONS : LONGEST);
    }
}
