package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a service has logged since this was made. */
final class LogSince {
    private static final Pattern COMPLAINT =
            Pattern.compile("^\\[[^]]*] \\[] \\[(WARNING|SEVERE)] \\[[^]]*] \\[(?!org\\.coursemarket)");

    /**
     * The managed executors may reset the context of one task twice, most of all on a busy machine, whatever the task
     * did: Payara 6.2025.10, its issue 5697.
     */
    private static final String RESET_TWICE = "InvocationException: No invocation on invocation stack";

    private final Path log;
    private final int before;

    LogSince(Path log) throws IOException {
        this.log = log;
        before = Files.readAllLines(log).size();
    }

    /** What is to be said, the services say, within their bounds. */
    void assertServerComplainsOfNothing() throws IOException {
        var lines = Files.readAllLines(log);
        assertThat(IntStream.range(before, lines.size())
                        .filter(i -> COMPLAINT.matcher(lines.get(i)).find())
                        .mapToObj(i -> String.join("\n", lines.subList(i, Math.min(i + 3, lines.size()))))
                        .filter(complaint -> !complaint.contains(RESET_TWICE)))
                .isEmpty();
    }
}
