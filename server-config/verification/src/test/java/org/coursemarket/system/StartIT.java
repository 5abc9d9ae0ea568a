package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.launch.LocalRun;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting, and not starting. */
class StartIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(6); // the local run itself gives up before that

    @ParameterizedTest
    @CsvSource({"RESERVATION_TTL, soon", "CORS_ORIGINS, *", "COURSE_DB_URL, jdbc:nothing"})
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

    @ParameterizedTest
    @CsvSource({"0, course service", "1, order service", "2, development issuer"})
    void theLocalRunNamesAPortThatIsTaken(int place, String owner, @TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0)) {
            var ports = freePorts();
            ports.set(place, String.valueOf(taken.getLocalPort()));

            assertComplains(
                    localRun(folder, ports), folder, "port " + taken.getLocalPort() + " of the " + owner + " is taken");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "x, 5002, course.port must be a port from 1 to 65535",
        "65536, 5002, course.port must be a port from 1 to 65535",
        "5002, 0, order.port must be a port from 1 to 65535",
        "5002, 5002, course.port and order.port are both 5002"
    })
    void theLocalRunNamesAPortThatIsNone(String course, String order, String complaint, @TempDir Path folder)
            throws Exception {
        assertComplains(localRun(folder, List.of(course, order, "5003")), folder, complaint);
    }

    /** What believes whatever it is told must not stand in the place of an issuer that somebody trusts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MP_JWT_VERIFY_ISSUER",
                "MP_JWT_VERIFY_PUBLICKEY",
                "mp.jwt.verify.audiences",
                "COURSE_DB_URL",
                "ORDER_DB_URL",
                "COURSE_API_URL",
                "COURSE_API_TOKEN_URL"
            })
    void theLocalRunIsNotTakenElsewhere(String variable, @TempDir Path folder) throws Exception {
        assertComplains(localRun(folder, freePorts(), Map.of(variable, "elsewhere")), folder, variable + " is set");
    }

    @Test
    void theLocalRunSellsToWhomItGivesATokenAndLeavesNoProcessBehind(@TempDir Path folder) throws Exception {
        for (var name : List.of("server-config", "course-war", "order-war")) {
            Files.createSymbolicLink(folder.resolve(name), Marketplace.ROOT.resolve(name));
        }
        var ports = freePorts();
        var run = localRun(folder, ports);
        var log = folder.resolve("run.log");
        try {
            await().atMost(LONG_ENOUGH)
                    .until(() -> !run.isAlive() || Files.readString(log).contains("curl -i"));
            var services = run.toHandle().children().toList();
            assertThat(services).as(Files.readString(log)).hasSize(2);
            assertSells(ports);

            run.destroy(); // SIGTERM

            assertThat(run.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(services).noneMatch(ProcessHandle::isAlive);
            assertThat(Files.readString(log)).doesNotContain("has ended");
        } finally {
            run.destroy();
        }
    }

    /** To a buyer who has signed in, from an instructor who has asked for a token. */
    private static void assertSells(List<String> ports) {
        var courses = new Http(address(ports.get(0)), null);
        var orders = new Http(address(ports.get(1)), null);
        var issuer = new SignIn(address(ports.get(2)));
        var course = CourseSystem.offer(courses.with(issuer.tokenForTheAsking("ada", "instructor")), 1);
        assertThat(course.status()).as(course.text()).isEqualTo(201);
        var bob = orders.with(issuer.tokenAfterSignIn("bob", "student"));
        await().atMost(LONG_ENOUGH)
                .untilAsserted(
                        () -> { // on a machine so busy that the first calls come too late
                            var order = bob.post("/api/orders", Map.of("courseId", course.id(), "studentName", "Bob"));
                            assertThat(order.status()).as(order.text()).isEqualTo(201);
                        });
    }

    /** In one line, before anything is started. */
    private static void assertComplains(Process run, Path folder, String complaint) throws Exception {
        assertThat(run.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isNotZero();
        assertThat(Files.readAllLines(folder.resolve("run.log")))
                .singleElement()
                .asString()
                .contains(complaint);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private static URI address(String port) {
        return URI.create("http://localhost:" + port);
    }

    /** Of the course service, the order service and the issuer. */
    private static List<String> freePorts() {
        return Stream.generate(Marketplace::freePort)
                .limit(3)
                .map(String::valueOf)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Process localRun(Path folder, List<String> ports) throws IOException {
        return localRun(folder, ports, Map.of());
    }

    /** In a folder of its own, so that its data is nobody else's. */
    private static Process localRun(Path folder, List<String> ports, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LocalRun.class.getName(),
                folder.toString()));
        command.addAll(ports);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
