package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.launch.LocalRun;
import org.coursemarket.launch.ServerProcess;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting, and not starting. */
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class StartIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(6); // the local run itself gives up before that

    @Test
    void aBadSettingEndsTheStart() throws Exception {
        try (var marketplace = new Marketplace(TestDatabase.H2, Map.of("RESERVATION_TTL", "soon"))) {
            marketplace.startCourse();

            assertEnds(marketplace, marketplace.courseServer(), "RESERVATION_TTL (reservation.ttl) must be", "'soon'");
        }
    }

    @Test
    @Tag("full")
    void aBadSettingOfBothServicesEndsTheStart() throws Exception {
        try (var marketplace = new Marketplace(TestDatabase.H2, Map.of("CORS_ORIGINS", "*"))) {
            marketplace.startOrder();

            assertEnds(marketplace, marketplace.orderServer(), "CORS_ORIGINS (cors.origins) must be", "'*'");
        }
    }

    @Test
    @Tag("full")
    void aDatabaseThatSomebodyElseHasOpenEndsTheStart(@TempDir Path folder) throws Exception {
        var file = folder.resolve("course");
        try (var marketplace = new Marketplace(TestDatabase.H2, Map.of("COURSE_DB_URL", "jdbc:h2:async:" + file));
                var lock = DriverManager.getConnection("jdbc:h2:" + file)) {
            marketplace.startCourse();

            assertEnds(marketplace, marketplace.courseServer(), "Database may be already in use", file.toString());
            assertThat(lock.isValid(1)).isTrue();
        }
    }

    /** Below a file nobody makes another, whatever their rights are. */
    @Test
    @Tag("full")
    void aFolderOfDataThatCantBeWrittenEndsTheStart(@TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        try (var marketplace =
                new Marketplace(TestDatabase.H2, Map.of("COURSE_DB_URL", "jdbc:h2:async:" + file.resolve("course")))) {
            marketplace.startCourse();

            assertEnds(marketplace, marketplace.courseServer(), file.toString());
        }
    }

    @Test
    @Tag("full")
    void aDatabaseOfAnotherKindEndsTheStart() throws Exception {
        try (var marketplace = new Marketplace(TestDatabase.H2, Map.of("COURSE_DB_URL", "jdbc:nothing"))) {
            marketplace.startCourse();

            assertEnds(marketplace, marketplace.courseServer(), "COURSE_DB_URL", "must begin with", "jdbc:nothing");
        }
    }

    @Test
    void aPortThatIsTakenEndsTheStartAtOnce() throws Exception {
        try (var marketplace = new Marketplace(TestDatabase.H2, Map.of());
                var taken = new ServerSocket(marketplace.coursePort())) {
            marketplace.startCourse();

            assertEnds(marketplace, marketplace.courseServer(), "port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void aFolderThatCantBeWrittenEndsTheStartAtOnce(@TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        try (var marketplace = new Marketplace(TestDatabase.H2, Map.of("WORK_FOLDER", file.toString()))) {
            marketplace.startCourse();

            assertEnds(marketplace, marketplace.courseServer(), "the folder " + file, "can't be written");
        }
    }

    /** With a code that is not 0, and the cause in the last line of what it prints. */
    private static void assertEnds(Marketplace marketplace, ServerProcess server, String... causes) throws Exception {
        assertThatThrownBy(marketplace::awaitReady).hasMessageContainingAll(causes);
        assertThat(server.process().exitValue()).isEqualTo(1);
        var lines = Files.readAllLines(server.log());
        assertThat(lines.stream().filter(line -> line.startsWith("The start failed: ")))
                .singleElement()
                .asString()
                .contains(causes);
        assertThat(lines).as("no trace where the cause is clear").noneMatch(line -> line.startsWith("Caused by: "));
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
    @Tag("full")
    void theLocalRunSellsToWhomItGivesATokenAndLeavesNoProcessBehind(@TempDir Path folder) throws Exception {
        for (var name : List.of("server-config", "course-war", "order-war")) {
            Files.createSymbolicLink(folder.resolve(name), Marketplace.ROOT.resolve(name));
        }
        var ports = freePorts();
        var run = localRun(folder, ports, Map.of("JAVA_TOOL_OPTIONS", Marketplace.QUICK_START));
        var log = folder.resolve("run.log");
        try {
            await().atMost(LONG_ENOUGH)
                    .until(() -> !run.isAlive() || Files.readString(log).contains("curl -i"));
            var services = run.toHandle().children().toList();
            assertThat(services).as(Files.readString(log)).hasSize(2);
            assertSells(ports);
            assertRefusesASecondRun(folder);
            assertThat(folder.resolve("data/run").resolve(ports.get(0)).resolve("tmp"))
                    .as("what the course service's process has unpacked")
                    .isNotEmptyDirectory();

            run.destroy(); // SIGTERM

            assertThat(run.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(services).noneMatch(ProcessHandle::isAlive);
            assertThat(Files.readString(log)).doesNotContain("has ended");
        } finally {
            run.destroy();
        }
    }

    /** With any ports, and without touching what the first one writes. */
    private static void assertRefusesASecondRun(Path folder) throws Exception {
        var log = folder.resolve("data/course-service.log");
        var before = Files.readString(log);

        var second = localRun(folder, freePorts(), Map.of(), "second.log");

        assertThat(second.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(Files.readAllLines(folder.resolve("second.log")))
                .singleElement()
                .asString()
                .contains("already running", folder.resolve("data").toString());
        assertThat(Files.readString(log)).startsWith(before);
    }

    /** To a buyer who has signed in, from an instructor who has asked for a token. */
    private static void assertSells(List<String> ports) {
        var courses = new Http(address(ports.get(0)), null);
        var orders = new Http(address(ports.get(1)), null);
        var issuer = new SignIn(address(ports.get(2)));
        var course = CourseSystem.offer(courses.with(issuer.tokenForTheAsking("ada", "instructor")), 1);
        assertThat(course.status()).as(course.text()).isEqualTo(201);
        var bob = orders.with(issuer.tokenAfterSignIn("bob", "student"));
        await().atMost(LONG_ENOUGH) // on a machine so busy that the first calls come too late
                .until(() -> List.of(201, 202)
                        .contains(bob.post("/api/orders", Map.of("courseId", course.id(), "studentName", "Bob"))
                                .status()));
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(
                                bob.get("/api/orders?studentName=Bob").body().findValuesAsText("status"))
                        .contains("CONFIRMED"));
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
        return localRun(folder, ports, Map.of(), "run.log");
    }

    /** In a folder of its own, so that its data is nobody else's. */
    private static Process localRun(Path folder, List<String> ports, Map<String, String> environment)
            throws IOException {
        return localRun(folder, ports, environment, "run.log");
    }

    private static Process localRun(Path folder, List<String> ports, Map<String, String> environment, String log)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LocalRun.class.getName(),
                folder.toString()));
        command.addAll(ports);
        command.add("false"); // no example courses
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
