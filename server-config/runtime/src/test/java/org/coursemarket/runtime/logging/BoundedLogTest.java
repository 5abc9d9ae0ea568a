package org.coursemarket.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.stream.IntStream;
import org.coursemarket.testing.LogLines;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BoundedLogTest {
    @RegisterExtension
    final LogLines lines = new LogLines(BoundedLogTest.class);

    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final BoundedLog log = new BoundedLog(BoundedLogTest.class, stopwatch);

    @Test
    void whatIsSeldomIsWritten() {
        for (int i = 0; i < 100; i++) {
            write("line " + i);
            stopwatch.advance(Duration.ofSeconds(10));
        }

        assertThat(lines.taken()).hasSize(100).contains("line 0", "line 99");
    }

    @Test
    void floodIsCutOffAndCounted() {
        IntStream.range(0, 10_000).parallel().forEach(i -> write("flood"));
        assertThat(lines.taken()).hasSize(BoundedLog.LINES).containsOnly("flood");

        stopwatch.advance(Duration.ofSeconds(10));
        write("later");
        write("last");

        assertThat(lines.taken()).containsExactly("later (before this, 9995 such lines were left out)", "last");
    }

    @Test
    void floodThatGoesOnWritesNoMoreInAnyPeriod() {
        for (int second = 0; second < 100; second++) {
            for (int i = 0; i < 1000; i++) {
                write("flood");
            }
            stopwatch.advance(Duration.ofSeconds(1));
        }

        assertThat(lines.taken()).hasSize(10 * BoundedLog.LINES);
    }

    @Test
    void entryIsOneLine() {
        write("ERROR: no\r\n  Detail: \tthis\u0085that\u2028\u0000\uD800 {0} \u00e9");

        assertThat(lines.taken()).containsExactly("ERROR: no    Detail:  this that    {0} \u00e9");
    }

    @Test
    void lineIsShort() {
        write("\uD83D\uDE00".repeat(10_000));

        assertThat(lines.taken()).containsExactly("\uD83D\uDE00".repeat(BoundedLog.LENGTH));
    }

    @Test
    void textThatIsLeftOutIsNotMade() {
        IntStream.range(0, BoundedLog.LINES).forEach(i -> write("flood"));

        log.log(Level.WARNING, () -> {
            throw new AssertionError("made");
        });
    }

    private void write(String text) {
        log.log(Level.WARNING, () -> text);
    }
}
