package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSinceTest {
    private static final String POOL =
            "[2026-11-27T16:54:49.000+0000] [] [WARNING] [] [javax.enterprise.resource] [tid: 1] [[";
    private static final String OURS =
            "[2026-11-27T16:54:49.000+0000] [] [WARNING] [] [org.coursemarket.runtime] [tid: 1] [[";
    private static final String EXECUTOR =
            "[2026-11-27T16:54:49.000+0000] [] [SEVERE] [] [org.glassfish.enterprise.concurrent] [tid: 1] [[";

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void logThatSaysMuch() throws IOException {
        log = Files.writeString(folder.resolve("log"), POOL + "\n  of before\n");
    }

    @Test
    void complaintOfTheServerIsSeen() throws IOException {
        var since = new LogSince(log);
        say(POOL, "  no connection");
        assertThatThrownBy(since::assertServerComplainsOfNothing).hasMessageContaining("no connection");
    }

    @Test
    void otherComplaintOfTheExecutorIsSeen() throws IOException {
        var since = new LogSince(log);
        say(EXECUTOR, "  the pool", "java.lang.IllegalStateException: it is full");
        assertThatThrownBy(since::assertServerComplainsOfNothing).hasMessageContaining("it is full");
    }

    @Test
    void whatTheServicesSayIsNoComplaintNorIsWhatWasSaidBefore() throws IOException {
        var since = new LogSince(log);
        say(OURS, "  the database is away");
        say(
                EXECUTOR,
                "  the pool",
                "org.glassfish.api.invocation.InvocationException: No invocation on invocation stack.");
        assertThatCode(since::assertServerComplainsOfNothing).doesNotThrowAnyException();
    }

    private void say(String... lines) throws IOException {
        Files.writeString(log, String.join("\n", lines) + "\n", StandardOpenOption.APPEND);
    }
}
