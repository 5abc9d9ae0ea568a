package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertProblem;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.coursemarket.launch.LocalRun;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, and not starting. */
class StartIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

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

    @Test
    void theLocalRunNamesAPortThatIsTaken(@TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0)) {
            var run = localRun(folder, taken.getLocalPort(), Marketplace.freePort());

            assertThat(run.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).isNotZero();
            assertThat(Files.readString(folder.resolve("run.log"))).contains("port " + taken.getLocalPort());
        }
    }

    /** What believes whatever it is told must not stand beside an issuer that somebody trusts. */
    @Test
    void theDevelopmentIssuerIsNotStartedBesideAnother() {
        try (var marketplace = new Marketplace(TestDatabase.H2, Map.of("DEV_ISSUER_ENABLED", "true"))) {
            marketplace.startCourse();

            assertThatThrownBy(marketplace::awaitReady)
                    .hasMessageContaining("MP_JWT_VERIFY_ISSUER")
                    .hasMessageContaining("DEV_ISSUER_ENABLED");
        }
    }

    @Test
    void theLocalRunSellsToWhomItGivesATokenAndLeavesNoProcessBehind(@TempDir Path folder) throws Exception {
        int coursePort = Marketplace.freePort();
        int orderPort = Marketplace.freePort();
        var run = localRun(folder, coursePort, orderPort);
        var log = folder.resolve("run.log");
        await().atMost(LONG_ENOUGH).until(() -> Files.readString(log).contains("curl -i"));
        var services = run.toHandle().children().toList();
        assertThat(services).hasSize(2);

        var courses = new Http(URI.create("http://localhost:" + coursePort), null);
        var orders = new Http(URI.create("http://localhost:" + orderPort), null);
        var course = CourseSystem.offer(courses.with(developmentToken(courses, "ada", "instructor")), 1);
        assertThat(course.status()).as(course.text()).isEqualTo(201);
        var bob = orders.with(developmentToken(courses, "bob", "student"));
        await().atMost(LONG_ENOUGH)
                .untilAsserted(
                        () -> { // on a machine so busy that the first calls come too late
                            var order = bob.post("/api/orders", Map.of("courseId", course.id(), "studentName", "Bob"));
                            assertThat(order.status()).as(order.text()).isEqualTo(201);
                        });
        assertFieldRefused(courses.post("/api/dev/token", Map.of("subject", "ada", "roles", List.of("king"))), "roles");
        var wanted = Map.of("subject", "eve", "roles", List.of("admin"));
        assertProblem(courses.post("/api/dev/token", wanted, Map.of("X-Forwarded-For", "192.0.2.1")), 404);
        assertThat(courses.get("/api/dev/jwks").text()).contains("\"n\":").doesNotContain("\"d\":");
        assertThat(Files.getPosixFilePermissions(folder.resolve("data/development-issuer.jwk")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

        run.destroy(); // SIGTERM

        assertThat(run.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(services).noneMatch(ProcessHandle::isAlive);
    }

    private static String developmentToken(Http courses, String subject, String role) {
        var token = courses.post("/api/dev/token", Map.of("subject", subject, "roles", List.of(role)))
                .body();
        assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.path("expires_in").asInt()).isPositive();
        return token.path("access_token").asText();
    }

    /** In a folder of its own that sees the project's files, so that its data is nobody else's. */
    private static Process localRun(Path folder, int coursePort, int orderPort) throws IOException {
        for (var name : new String[] {"server-config", "course-war", "order-war"}) {
            Files.createSymbolicLink(folder.resolve(name), Marketplace.ROOT.resolve(name));
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Marketplace.ROOT
                                .resolve("server-config/launch/target/classes")
                                .toString(),
                        LocalRun.class.getName(),
                        folder.toString(),
                        String.valueOf(coursePort),
                        String.valueOf(orderPort))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile())
                .start();
    }
}
