package org.coursemarket.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorLogTest {
    private final ConnectorLog log = new ConnectorLog();

    @ParameterizedTest
    @MethodSource
    void connectionThatBrokeIsNotWorthALine(Throwable thrown) {
        assertThat(log.isLoggable(record("jakarta.enterprise.web", "failed", thrown)))
                .isFalse();
    }

    static Stream<Throwable> connectionThatBrokeIsNotWorthALine() {
        return Stream.of(
                new IOException("Connection is closed"),
                new UncheckedIOException(new IOException("Broken pipe")),
                new IllegalStateException(new IllegalStateException(new EOFException())));
    }

    /** As the web container writes it when it finds nobody to send an error page to. */
    @Test
    void traceOfTheConnectionThatIsInTheTextIsNotWorthALineEither() {
        assertThat(log.isLoggable(record("jakarta.enterprise.web", text("java.io.IOException: closed"), null)))
                .isFalse();
        assertThat(log.isLoggable(record("jakarta.enterprise.web", text("a.B\nCaused by: java.io.EOFException"), null)))
                .isFalse();
    }

    @Test
    void anotherTraceThatIsInTheTextIsOneShortLine() {
        var record = record("jakarta.enterprise.web", text("java.lang.NullPointerException"), null);

        assertThat(log.isLoggable(record)).isTrue();
        assertThat(record.getMessage()).startsWith("Exception processing ErrorPage?java.lang.NullPointerException??at");
        assertThat(record.getMessage().lines()).hasSize(1);
    }

    private static String text(String failure) {
        return "Exception processing ErrorPage\n" + failure + "\n\tat java.base/java.lang.Thread.run(Thread.java:840)";
    }

    @Test
    void whatIsNoRequestIsOneShortLine() {
        var record = record(
                "jakarta.enterprise.web.core", "failed", new IllegalArgumentException("no\nhost " + "x".repeat(1_000)));

        assertThat(log.isLoggable(record)).isTrue();
        assertThat(record.getThrown()).isNull();
        assertThat(record.getMessage())
                .hasSize(300)
                .startsWith("failed: java.lang.IllegalArgumentException: no?host xxx");
    }

    @Test
    void linesAreCountedAndNotWrittenOneAfterAnother() {
        long written = Stream.generate(() -> record("jakarta.enterprise.web.core", "m", new IllegalStateException()))
                .limit(1_000)
                .filter(log::isLoggable)
                .count();

        assertThat(written).isBetween(1L, 10L);
    }

    /** A fault of ours is told, and what the server says of itself passes as it is. */
    @Test
    void nothingElseIsLost() {
        var fault = new JsonMappingException(null, "no bean");
        var own = record("jakarta.enterprise.web", "started", null);

        assertThat(log.isLoggable(record("org.glassfish.jersey.server.ServerRuntime$Responder", "m", fault)))
                .isTrue();
        assertThat(log.isLoggable(own)).isTrue();
        assertThat(own.getMessage()).isEqualTo("started");
    }

    private static LogRecord record(String logger, String message, Throwable thrown) {
        var record = new LogRecord(Level.WARNING, message);
        record.setLoggerName(logger);
        record.setThrown(thrown);
        return record;
    }
}
