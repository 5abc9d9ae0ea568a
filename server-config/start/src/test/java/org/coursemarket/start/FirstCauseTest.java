package org.coursemarket.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class FirstCauseTest {
    private final FirstCause filter = new FirstCause();

    private final IllegalArgumentException badSetting =
            new IllegalArgumentException("RESERVATION_TTL (reservation.ttl) must be a duration,\n\tbut is 'soon'");

    @Test
    void aBadSettingIsSaidInItsOwnWordsOnOneLine() {
        assertThat(FirstCause.of(new IllegalStateException("Initialization failed", badSetting)))
                .isEqualTo("RESERVATION_TTL (reservation.ttl) must be a duration, but is 'soon'");
    }

    @Test
    void theDriverSaysMoreThanTheFileUnderIt() {
        var driver = new SQLException("Error while creating file \"/x\"", new IOException("/x"));

        assertThat(FirstCause.of(new IllegalStateException(new SQLException("no connection", driver))))
                .isEqualTo("Error while creating file \"/x\"");
    }

    @Test
    void whatDoesNotSpeakForItselfIsNamed() {
        assertThat(FirstCause.of(new IllegalStateException("failed", new NullPointerException())))
                .isEqualTo("java.lang.NullPointerException");
        assertThat(FirstCause.of(new IllegalArgumentException())).isEqualTo("java.lang.IllegalArgumentException");
    }

    @Test
    void theLogHasTheClearCauseInPlaceOfTheTrace() {
        var record = logged(Level.SEVERE, "Exception while {0}", new IllegalStateException(badSetting));

        assertThat(record.getThrown()).isNull();
        assertThat(record.getMessage()).isEqualTo("Exception while starting: " + FirstCause.of(badSetting));
        assertThat(FirstCause.ofTheStart()).contains(FirstCause.of(badSetting));
    }

    @Test
    void theClearestCauseCountsAndOfThoseTheFirst() {
        logged(Level.WARNING, "tried again", new SQLException("refused"));
        logged(Level.SEVERE, "unclear", new NullPointerException());
        assertThat(FirstCause.ofTheStart()).contains("refused");

        logged(Level.SEVERE, "the cause", new SQLException("locked"));
        var consequence = logged(Level.SEVERE, "its consequence", new NullPointerException());
        logged(Level.SEVERE, "another", new SQLException("no pool"));

        assertThat(FirstCause.ofTheStart()).contains("locked");
        assertThat(consequence.getThrown())
                .as("what is unclear keeps its trace")
                .isNotNull();
    }

    private LogRecord logged(Level level, String message, Throwable thrown) {
        var record = new LogRecord(level, message);
        record.setParameters(new Object[] {"starting"});
        record.setThrown(thrown);
        assertThat(filter.isLoggable(record)).isTrue();
        return record;
    }
}
