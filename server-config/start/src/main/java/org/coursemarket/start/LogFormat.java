package org.coursemarket.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** What the log looks like, as the environment variable {@code LOG_FORMAT} has it. */
enum LogFormat {
    /** As the server writes it, for people. */
    TEXT,
    /** One JSON object on a line for each record; see {@link JsonLines}. */
    JSON;

    static final String VARIABLE = "LOG_FORMAT";

    private static final String OPTION = "--logproperties";

    /**
     * Reads what the variable says.
     *
     * @param said null where it is not set; empty is as good as that
     * @throws IllegalStateException if it says something else than a format's name in small letters
     */
    static LogFormat of(String said) {
        return said == null || said.isEmpty()
                ? TEXT
                : Stream.of(values())
                        .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(said))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(VARIABLE + " must be text or json, but is '" + said + "'"));
    }

    /** Makes records of it, where each line must be one. The log itself goes to the standard error, which is not touched. */
    void takeWhatIsPrinted() {
        if (this == JSON) {
            System.setOut(new PrintStream(new PrintedLines(), true, StandardCharsets.UTF_8));
        }
    }

    /**
     * The server takes the form of its log from the file that says what is logged, and from nowhere else.
     *
     * @param arguments those of Payara Micro
     * @param folder takes a copy of that file, where it has to say more
     * @return the arguments, with that file in place of the other
     */
    String[] in(String[] arguments, Path folder) throws IOException {
        int at = Arrays.asList(arguments).indexOf(OPTION) + 1;
        if (this == TEXT || at == 0 || at == arguments.length) {
            return arguments;
        }
        var file = folder.resolve("logging.properties");
        Files.writeString(
                file,
                Files.readString(Path.of(arguments[at])) + "\njava.util.logging.ConsoleHandler.formatter="
                        + JsonLines.class.getName() + "\n");
        var changed = arguments.clone();
        changed[at] = file.toString();
        return changed;
    }
}
