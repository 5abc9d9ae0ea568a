package org.coursemarket.start;

import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;

/**
 * Finds the first cause of a failed start in what the server logs, because it says it nowhere else. Where that is a bad setting or the
 * database, the log gets the one line too, in place of the same stack trace three times over.
 */
public final class FirstCause implements Filter {
    /** The last that the server says of a failed deployment, before it opens the port without its application. */
    private static final Pattern FAILED_DEPLOYMENT = Pattern.compile("\\s*Exception while \\w+ the app\\b");

    private static final SimpleFormatter TEXTS = new SimpleFormatter();

    private static volatile boolean starting = true;
    private static volatile FirstCause installed;

    private String best;
    private int rank = -1;

    /** Made by the log, which is configured once. */
    public FirstCause() {
        installed = this;
    }

    /** Once it serves, the log gets what there is. */
    static void startSucceeded() {
        starting = false;
    }

    /** In one line: of the failures that were logged the clearest, and of those the first. What comes after is its consequence. */
    static Optional<String> ofTheStart() {
        return Optional.ofNullable(installed).map(FirstCause::best);
    }

    /** In one line. */
    static String of(Throwable failure) {
        var first = first(failure);
        var text = speaksForItself(first) ? first.getMessage() : first.toString();
        return text.strip().replaceAll("\\s+", " ");
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        var failure = record.getThrown();
        if (starting && failure != null) {
            remember(failure, record.getLevel());
            if (speaksForItself(first(failure))) {
                var text = TEXTS.formatMessage(record) + ": " + of(failure);
                record.setThrown(null);
                record.setResourceBundle(null);
                record.setParameters(null);
                record.setMessage(text);
            }
        }
        if (starting && FAILED_DEPLOYMENT.matcher(TEXTS.formatMessage(record)).lookingAt()) {
            Start.fail(ofTheStart().orElseGet(() -> TEXTS.formatMessage(record)));
        }
        return true;
    }

    private synchronized String best() {
        return best;
    }

    /** What is tried again is logged as a warning. */
    private synchronized void remember(Throwable failure, Level level) {
        int itsRank = (speaksForItself(first(failure)) ? 2 : 0) + (level.equals(Level.SEVERE) ? 1 : 0);
        if (itsRank > rank) {
            rank = itsRank;
            best = of(failure);
        }
    }

    /** The driver knows more of what it was about than the file or the socket that is under it. */
    private static Throwable first(Throwable failure) {
        var first = failure;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || !(first instanceof SQLException)) {
                first = cause;
            }
        }
        return first;
    }

    private static boolean speaksForItself(Throwable cause) {
        return (cause instanceof SQLException || cause instanceof IllegalArgumentException)
                && cause.getMessage() != null;
    }
}
