package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.coursemarket.server.launch.LocalRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, and not starting. */
class StartIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    @ParameterizedTest
    @CsvSource({
        "RESERVATION_TTL, soon",
        "RESERVATION_TTL, PT0S",
        "SEATS_BATCH_MAX, 0",
        "COURSE_CURRENCY, money",
        "COURSE_DB_URL, jdbc:nothing"
    })
    void aBadSettingStopsTheStartAndIsNamed(String key, String value) {
        try (var marketplace = new Marketplace(TestDatabase.H2, Map.of(key, value))) {
            marketplace.startCourse();

            assertThatThrownBy(marketplace::awaitReady)
                    .hasMessageContaining(key)
                    .hasMessageContaining(value)
                    .hasMessageContaining("must");
            assertThat(marketplace.courseServer().process().isAlive()).isFalse();
        }
    }

    @Test
    void theLocalRunNamesAPortThatIsTaken(@TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0)) {
            var run = localRun(folder, taken.getLocalPort(), freePort());

            assertThat(run.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).isNotZero();
            assertThat(Files.readString(folder.resolve("run.log"))).contains("port " + taken.getLocalPort());
        }
    }

    @Test
    void theLocalRunLeavesNoProcessBehind(@TempDir Path folder) throws Exception {
        var run = localRun(folder, freePort(), freePort());
        var log = folder.resolve("run.log");
        await().atMost(LONG_ENOUGH).until(() -> Files.readString(log).contains("curl -i"));
        var services = run.toHandle().children().toList();
        assertThat(services).hasSize(2);

        run.destroy(); // SIGTERM

        assertThat(run.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(services).noneMatch(ProcessHandle::isAlive);
    }

    /** In a folder of its own that sees the project's files, so that its data is nobody else's. */
    private static Process localRun(Path folder, int coursePort, int orderPort) throws IOException {
        for (var name : new String[] {"server-config", "course-war", "order-war"}) {
            Files.createSymbolicLink(folder.resolve(name), Marketplace.ROOT.resolve(name));
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Marketplace.ROOT.resolve("server-config/target/classes").toString(),
                        LocalRun.class.getName(),
                        folder.toString(),
                        String.valueOf(coursePort),
                        String.valueOf(orderPort))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
