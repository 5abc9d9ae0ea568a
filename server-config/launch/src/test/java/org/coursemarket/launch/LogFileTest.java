package org.coursemarket.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void nameTheLog() {
        path = folder.resolve("x.log");
    }

    @Test
    void itIsAppendedToWhatEarlierRunsHaveLeft() throws IOException {
        new LogFile(path).copy(printing("first\n"));
        new LogFile(path).copy(printing("second\n"));

        assertThat(path).hasContent("first\nsecond\n");
    }

    @Test
    void itsFilesAreBoundedInNumberAndSize() throws IOException {
        var log = new LogFile(path, 3, 10);
        for (int number = 0; number < 9; number++) {
            log.copy(printing("line " + number + "\n"));
        }

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(path, folder.resolve("x.log.1"), folder.resolve("x.log.2"));
        }
        assertThat(path).hasContent("line 8\n");
        assertThat(folder.resolve("x.log.1")).hasContent("line 6\nline 7\n");
        assertThat(folder.resolve("x.log.2")).hasContent("line 4\nline 5\n");
    }

    /** A process whose output nobody reads would stand still. */
    @Test
    void itReadsOnWhereItCantWrite() throws IOException {
        Files.createDirectory(path);
        var printed = printing("lost\n");

        new LogFile(path).copy(printed);

        assertThat(printed.available()).isZero();
    }

    private static InputStream printing(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
