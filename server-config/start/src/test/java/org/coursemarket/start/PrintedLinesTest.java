package org.coursemarket.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrintedLinesTest {
    private final Logger log = Logger.getLogger("stdout");
    private final List<String> logged = new ArrayList<>();
    private final PrintStream out = new PrintStream(new PrintedLines(), true, StandardCharsets.UTF_8);

    @BeforeEach
    void listen() {
        Filter toList = record -> !logged.add(record.getMessage());
        log.setFilter(toList);
    }

    @AfterEach
    void letPass() {
        log.setFilter(null);
    }

    @Test
    void eachLineIsARecord() {
        out.print("été ");
        out.print("{0}\nwin");
        out.print("ter\n");

        assertThat(logged).containsExactly("été {0}", "winter");
    }

    @Test
    void aLineOfTheLongestLengthIsOneRecord() {
        out.print("x".repeat(PrintedLines.LONGEST) + "\n");

        assertThat(logged).containsExactly("x".repeat(PrintedLines.LONGEST));
    }

    @Test
    void noCharacterIsCut() {
        String begin = "x".repeat(PrintedLines.LONGEST - 1);
        out.print(begin + "\uD83D\uDE00 rest\n");

        assertThat(logged).containsExactly(begin + "\uD83D\uDE00", " rest");
    }

    @Test
    void bytesThatAreNoCharactersAreCutToo() {
        for (int i = 0; i < 2 * PrintedLines.LONGEST; i++) {
            out.write(0b1000_0000);
        }

        assertThat(logged).hasSize(1);
    }

    @Test
    void aLineWithoutEndIsCut() {
        out.print("x".repeat(PrintedLines.LONGEST + 1));

        assertThat(logged).containsExactly("x".repeat(PrintedLines.LONGEST));
    }
}
