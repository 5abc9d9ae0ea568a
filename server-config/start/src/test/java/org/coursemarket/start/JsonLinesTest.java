package org.coursemarket.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private final JsonLines lines = new JsonLines();

    @Test
    void aRecordIsOneObjectOnALine() {
        var record = record("order {0} stays PENDING");
        record.setParameters(new Object[] {7});

        assertThat(lines.format(record))
                .isEqualTo("{\"time\":\"2026-01-02T03:04:05.006Z\",\"level\":\"WARNING\",\"logger\":\"org.shop\","
                        + "\"thread\":12,\"message\":\"order 7 stays PENDING\"}\n");
    }

    @Test
    void nothingInARecordEndsItsTextOrItsLine() {
        assertThat(lines.format(record("a\"b\\c\nd\te\r\u0000f\u2028g\u007fh\ud83d\ude00é")))
                .endsWith("\"a\\\"b\\\\c\\nd\\te\\u000d\\u0000f\\u2028g\\u007fh\\ud83d\\ude00é\"}\n")
                .hasLineCount(1);
    }

    @Test
    void aStackTraceIsPartOfIt() {
        var record = record("failed");
        record.setThrown(new IllegalStateException("outer", new IllegalArgumentException("inner")));

        assertThat(lines.format(record))
                .contains(",\"message\":\"failed\",\"thrown\":\"java.lang.IllegalStateException: outer\\n\\tat ")
                .contains("Caused by: java.lang.IllegalArgumentException: inner\\n")
                .hasLineCount(1);
    }

    @Test
    void aThreadInASpanSaysSo() {
        JsonLines.nameSpans(() -> Optional.of(new CurrentSpan.Ids("0af7", "b7ad")));
        try {
            assertThat(lines.format(record("late")))
                    .endsWith(",\"message\":\"late\",\"traceId\":\"0af7\",\"spanId\":\"b7ad\"}\n");
        } finally {
            JsonLines.nameSpans(Optional::empty);
        }
    }

    @Test
    void whatARecordDoesNotSayIsNull() {
        var record = record(null);
        record.setLoggerName(null);

        assertThat(lines.format(record)).contains("\"logger\":null,").endsWith(",\"message\":null}\n");
    }

    private static LogRecord record(String message) {
        var record = new LogRecord(Level.WARNING, message);
        record.setLoggerName("org.shop");
        record.setInstant(Instant.parse("2026-01-02T03:04:05.006789Z"));
        record.setLongThreadID(12);
        return record;
    }
}
