package org.coursemarket.runtime.logging;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * The log of a class for what clients or an outage cause, thousands of times a second perhaps. Each entry is one line of at most
 * {@value #LENGTH} characters. At most {@value #LINES} lines are written in each period of ten seconds; the first line of a later period
 * says how many were left out before it. Any thread may write.
 */
public final class BoundedLog {
    static final int LINES = 5;
    static final int LENGTH = 400;
    private static final long PERIOD = Duration.ofSeconds(10).toNanos();

    private final System.Logger log;
    private final Stopwatch stopwatch;

    // All guarded by this.
    private long periodBegan;
    private int written;
    private long leftOut;

    /** Writes to the log that the class is named in. */
    public BoundedLog(Class<?> owner) {
        this(owner, new Stopwatch());
    }

    /** The same, with its periods counted by this. */
    public BoundedLog(Class<?> owner, Stopwatch stopwatch) {
        log = System.getLogger(owner.getName());
        this.stopwatch = stopwatch;
        periodBegan = stopwatch.nanos();
    }

    /**
     * Writes the text, which is not made where it is left out. Line breaks and other control characters become spaces.
     *
     * @return whether it is written
     */
    public boolean log(Level level, Supplier<String> text) {
        long before = admitted();
        if (before < 0) {
            return false;
        }
        String line = oneLine(text.get());
        log.log(level, before == 0 ? line : line + " (before this, " + before + " such lines were left out)");
        return true;
    }

    /** How many lines were left out since the last one that was written; below 0 where this one is left out too. */
    private synchronized long admitted() {
        long now = stopwatch.nanos();
        if (now - periodBegan >= PERIOD) {
            periodBegan = now;
            written = 0;
        }
        if (written == LINES) {
            leftOut++;
            return -1;
        }
        written++;
        long before = leftOut;
        leftOut = 0;
        return before;
    }

    private static String oneLine(String text) {
        var line = new StringBuilder();
        text.codePoints()
                .limit(LENGTH)
                .map(character -> isPrintable(character) ? character : ' ')
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    /** U+2028 and U+2029 break lines as well, and half of a pair can't be written. */
    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
