package org.coursemarket.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.bucket4j.Bucket;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.runtime.problems.Causes;

/**
 * Keeps what clients do from filling the log. The server writes up to three stack traces for a client that leaves, or sends what is no
 * request. Of a connection that broke these loggers write nothing; of the rest one line each, one a second at the most, with the count
 * of those that were left out.
 */
@WebListener
public class ConnectorLog implements ServletContextListener, Filter {
    /** Those of the server that write about single requests; kept here, because the log itself may forget them with their filter. */
    private static final List<Logger> LOGGERS = Stream.of(
                    "jakarta.enterprise.web",
                    "jakarta.enterprise.web.core",
                    "org.glassfish.grizzly.filterchain.DefaultFilterChain",
                    "org.glassfish.grizzly.http.util.Parameters",
                    "org.glassfish.jersey.server.ServerRuntime$Responder")
            .map(Logger::getLogger)
            .toList();

    /** The web container writes a trace into the text, of an error page for one that nobody waits for any more. */
    private static final Pattern TRACE = Pattern.compile("\\n\\tat ");

    private static final Pattern TRACE_OF_THE_CONNECTION = Pattern.compile("(?m)^(Caused by: )?java\\.io\\.\\w+");

    private static final int LONGEST_LINE = 300;

    private final Bucket lines = Bucket.builder()
            .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofSeconds(1)))
            .build();
    private final AtomicInteger leftOut = new AtomicInteger();

    @Override
    public void contextInitialized(ServletContextEvent started) {
        LOGGERS.forEach(logger -> logger.setFilter(this));
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        var thrown = record.getThrown();
        var text = String.valueOf(record.getMessage());
        boolean hasTrace = TRACE.matcher(text).find();
        if (thrown == null && !hasTrace && !record.getLoggerName().endsWith("Parameters")) {
            return true; // about the server itself
        }
        if (Causes.of(thrown).anyMatch(ConnectorLog::isOfTheConnection)
                || (hasTrace && TRACE_OF_THE_CONNECTION.matcher(text).find())) {
            return false;
        }
        if (!lines.tryConsume(1)) {
            leftOut.incrementAndGet();
            return false;
        }
        record.setThrown(null);
        record.setMessage(line(text + (thrown == null ? "" : ": " + thrown)));
        record.setParameters(null);
        return true;
    }

    /** A body that can't be written as JSON would be a fault of the service, and is an IOException too. */
    private static boolean isOfTheConnection(Throwable cause) {
        return cause instanceof IOException && !(cause instanceof JsonProcessingException);
    }

    private String line(String text) {
        String printable =
                text.substring(0, Math.min(text.length(), LONGEST_LINE)).replaceAll("[^ -~]", "?");
        int others = leftOut.getAndSet(0);
        return others == 0 ? printable : printable + " (" + others + " more like this were left out)";
    }
}
