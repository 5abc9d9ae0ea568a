package org.coursemarket.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFormatTest {
    private static final String FORMATTER = "java.util.logging.ConsoleHandler.formatter";

    @TempDir
    Path folder;

    @Test
    void theLogIsTextUnlessSomebodyWantsAnother() {
        assertThat(LogFormat.of(null)).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.of("")).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.of("text")).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.of("json")).isEqualTo(LogFormat.JSON);
        assertThatIllegalStateException()
                .isThrownBy(() -> LogFormat.of("JSON"))
                .withMessage("LOG_FORMAT must be text or json, but is 'JSON'");
    }

    @Test
    void theFormIsAllThatChanges() throws IOException {
        var given = Files.writeString(folder.resolve("given"), ".level=INFO\n" + FORMATTER + "=another.Formatter");
        String[] arguments = {"--nohazelcast", "--logproperties", given.toString(), "--port", "1"};

        var changed = LogFormat.JSON.in(arguments, folder);

        assertThat(LogFormat.TEXT.in(arguments, folder)).containsExactly(arguments);
        assertThat(changed).startsWith("--nohazelcast", "--logproperties").endsWith("--port", "1");
        var written = new Properties();
        written.load(new StringReader(Files.readString(Path.of(changed[2]))));
        assertThat(written).containsEntry(".level", "INFO").containsEntry(FORMATTER, JsonLines.class.getName());
    }

    @Test
    void whereNoFileIsNamedNothingCanBeSaid() throws IOException {
        assertThat(LogFormat.JSON.in(new String[] {"--port", "1"}, folder)).containsExactly("--port", "1");
    }
}
