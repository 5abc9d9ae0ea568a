package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Streams of live seats: as many as there may be, of clients that are idle, slow or gone. */
@Tag("full")
@Isolated // what takes long is to be the service
class ManyStreamsIT {
    private static final int MOST = 2_000;
    private static final int AT_ONCE = 20;
    private static final int MOST_BYTES = 70_000_000;
    private static final int OTHER_THREADS = 100;
    private static final int SMALL_BUFFER_BYTES = 4 * 1_024;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Of a price for which every name counts, which each event has. */
    private static final String LONG_REASONS = """
            {"rules": [{"kind": "window", "name": "%1$s", "amount": 1}, {"kind": "tier", "name": "%1$s", "seats": 100000, "amount": 1},
            {"kind": "scarcity", "name": "%1$s", "unsold": 100000, "amount": 1}]}""".formatted("\u5b66".repeat(40));

    /** From when the port is closed to the end of the process takes seconds; a stream would last for minutes. */
    private static final Duration STOP = Duration.ofSeconds(20);

    @Test
    void idleOnesCostLittleAndOneMoreIsRefused() throws Exception {
        try (var marketplace = started(Map.of())) {
            var courses = marketplace.courses();
            var request = request(List.of(courses.courseWithSeats(1)));
            var clients = new ArrayList<ManyClients>();
            long threads = metric(courses, "thread_count");
            long bytes = bytesInUse(marketplace);
            try {
                while (clients.size() < MOST / AT_ONCE) { // not all at once, or the server makes threads to take them
                    var more = new ManyClients(marketplace.courseServer().address(), AT_ONCE, i -> request);
                    clients.add(more);
                    await().atMost(PATIENCE).until(() -> more.over() == AT_ONCE);
                }
                await().atMost(PATIENCE).until(() -> clients.stream().allMatch(ManyStreamsIT::haveSeenTheCourse));
                long moreThreads = metric(courses, "thread_count") - threads;
                long moreBytes = bytesInUse(marketplace) - bytes;
                System.out.println(MOST + " streams: " + moreBytes + " bytes, " + moreThreads + " threads");

                assertThat(metric(courses, "streams_open")).isEqualTo(MOST);
                assertThat(moreThreads).isLessThan(OTHER_THREADS);
                assertThat(moreBytes).isLessThan(MOST_BYTES);
                var refused = courses.http.get(
                        LiveSeats.path(List.of(UUID.randomUUID().toString())));
                assertRefused(refused, 503, "too-many-streams");
                assertThat(refused.headers().firstValue("retry-after")).isPresent();
            } finally {
                for (var some : clients) {
                    some.close();
                }
            }
            await().atMost(PATIENCE).until(() -> metric(courses, "streams_open") == 0);
        }
    }

    @Test
    void whoHasVanishedFreesThePlace() throws Exception {
        try (var marketplace = started(Map.of("STREAMS_MAX", "1"))) {
            var courses = marketplace.courses();
            var ids = List.of(courses.courseWithSeats(1));
            try (var first = LiveSeats.of(marketplace.courseServer().address(), ids)) {
                first.await(event -> true);
                assertRefused(courses.http.get(LiveSeats.path(ids)), 503, "too-many-streams");
            }

            await().atMost(PATIENCE).until(() -> metric(courses, "streams_open") == 0);
            LiveSeats.of(marketplace.courseServer().address(), ids).close();
        }
    }

    /** Others are told all the time. It takes megabytes until the system of this machine keeps no more of them for a client. */
    @Test
    void whoTakesNothingIsCutOff() throws Exception {
        try (var marketplace = started(Map.of());
                var slow = new Socket()) {
            var courses = marketplace.courses();
            var server = marketplace.courseServer().address();
            var ids = Stream.generate(() -> courses.courseWithSeats(100_000))
                    .limit(50)
                    .toList();
            ids.forEach(id -> courses.setPriceRules(id, "*", LONG_REASONS));
            slow.setReceiveBufferSize(SMALL_BUFFER_BYTES);
            slow.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            slow.getOutputStream().write(request(ids).getBytes(StandardCharsets.US_ASCII));
            try (var quick = LiveSeats.of(server, ids)) {
                await().atMost(Marketplace.PATIENCE)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> {
                            assertThat(courses.perform(holds(ids)).status()).isEqualTo(200);
                            return metric(courses, "streams_cut_off_total") == 1;
                        });
                int held = courses.seatsOf(ids.get(49)).held();
                quick.await(event -> event.path("id").asText().equals(ids.get(49))
                        && event.path("heldSeats").asInt() == held);
            }
        }
    }

    @Test
    void aStopWaitsForNone() throws Exception {
        try (var marketplace = started(Map.of())) {
            var server = marketplace.courseServer();
            var ids = List.of(marketplace.courses().courseWithSeats(1));
            var streams = List.of(LiveSeats.of(server.address(), ids), LiveSeats.of(server.address(), ids));
            streams.forEach(stream -> stream.await(event -> true));

            server.stop();

            streams.forEach(LiveSeats::awaitEnd);
            assertThat(server.process().waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            await().atMost(PATIENCE) // until all that it has printed is there
                    .until(() -> Files.readString(server.log()).contains("requests that were not answered in time: 0"));
        }
    }

    private static Marketplace started(Map<String, String> settings) {
        var marketplace = new Marketplace(TestDatabase.H2, settings);
        marketplace.startCourse();
        marketplace.awaitReady();
        return marketplace;
    }

    private static boolean haveSeenTheCourse(ManyClients clients) {
        return clients.answers().stream().allMatch(answer -> answer.contains("event: course"));
    }

    private static String request(List<String> courses) {
        return "GET " + LiveSeats.path(courses) + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
    }

    private static List<String> holds(List<String> courses) {
        return courses.stream()
                .map(course -> "{\"command\": \"reserve\", \"reservationId\": \"%s\", \"courseId\": \"%s\"}"
                        .formatted(UUID.randomUUID(), course))
                .toList();
    }

    /** Of the heap, after what nobody uses is gone. */
    private static long bytesInUse(Marketplace marketplace) throws IOException, InterruptedException {
        var pid = String.valueOf(marketplace.courseServer().process().pid());
        var jcmd = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", pid, "GC.run")
                .redirectErrorStream(true)
                .start();
        var said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return metric(marketplace.courses(), "memory_usedHeap_bytes");
    }

    private static long metric(CourseSystem courses, String name) {
        var all = courses.http.get("/metrics").text();
        var line = Pattern.compile("(?m)^" + name + "(?:\\{.*})? (\\S+)$").matcher(all);
        assertThat(line.find()).as(name + " in\n" + all).isTrue();
        return (long) Double.parseDouble(line.group(1));
    }
}
