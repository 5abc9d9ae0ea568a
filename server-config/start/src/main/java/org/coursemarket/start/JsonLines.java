package org.coursemarket.start;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Writes each record of the log as one JSON object (RFC 8259) on a line of its own, whatever is in it: {@code time} (UTC), {@code level},
 * {@code logger}, {@code thread}, {@code message}, {@code traceId} and {@code spanId} where the thread is in a span, and {@code thrown}, a stack trace,
 * where there is one.
 *
 * <p>By hand: the server's own JSON needs parts of the server that are not there yet when the first records come.
 */
public final class JsonLines extends Formatter {
    private static volatile Supplier<Optional<CurrentSpan.Ids>> spans = Optional::empty;

    /** From now on, records say which span their thread is in. */
    static void nameSpans(Supplier<Optional<CurrentSpan.Ids>> current) {
        spans = current;
    }

    @Override
    public String format(LogRecord record) {
        var line = new StringBuilder(256).append('{');
        add("time", record.getInstant().truncatedTo(ChronoUnit.MILLIS), line);
        add("level", record.getLevel().getName(), line);
        add("logger", record.getLoggerName(), line);
        add("thread", record.getLongThreadID(), line);
        add("message", formatMessage(record), line);
        spans.get().ifPresent(ids -> {
            add("traceId", ids.trace(), line);
            add("spanId", ids.span(), line);
        });
        if (record.getThrown() != null) {
            add("thrown", trace(record.getThrown()), line);
        }
        return line.append("}\n").toString();
    }

    private static void add(String name, Instant value, StringBuilder line) {
        add(name, value.toString(), line);
    }

    private static void add(String name, long value, StringBuilder line) {
        begin(name, line);
        line.append(value);
    }

    private static void add(String name, String value, StringBuilder line) {
        begin(name, line);
        if (value == null) {
            line.append("null");
            return;
        }
        line.append('"');
        value.chars().forEach(unit -> add((char) unit, line));
        line.append('"');
    }

    private static void begin(String name, StringBuilder line) {
        line.append(line.length() == 1 ? "\"" : ",\"").append(name).append("\":");
    }

    private static void add(char unit, StringBuilder line) {
        switch (unit) {
            case '"', '\\' -> line.append('\\').append(unit);
            case '\n' -> line.append("\\n");
            case '\t' -> line.append("\\t");
            default -> {
                if (isPlain(unit)) {
                    line.append(unit);
                } else {
                    line.append("\\u%04x".formatted((int) unit));
                }
            }
        }
    }

    /** Besides what must not stand in a text: what breaks lines for some, and halves of pairs, which can't be written alone. */
    private static boolean isPlain(char unit) {
        return !Character.isISOControl(unit) && unit != '\u2028' && unit != '\u2029' && !Character.isSurrogate(unit);
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
