package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.system.Spans.Span;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a collector of traces sees of purchases. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class TraceIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BUYERS = 40;

    private static final String PURCHASE = "POST /api/orders";
    private static final String WRITE = "write orders";
    private static final String CALL = "send seat commands";
    private static final String ANSWER = "POST /api/reservations/commands";
    private static final String APPLY = "apply seat commands";
    private static final String CLIENTS_SPAN = "b7ad6b7169203331";

    private final Spans spans = new Spans();

    TraceIT() throws IOException {}

    @AfterEach
    void close() {
        spans.close();
    }

    @Test
    void aPurchaseIsOneTraceOverBothServicesUnlessItSharesACall() {
        try (var marketplace = marketplace(Map.of(
                "OTEL_SDK_DISABLED", "false",
                "LOG_FORMAT", "json",
                "WARMUP_DURATION", "PT2S",
                "PURCHASE_DEADLINE", "PT20S", // for all buyers, one call after the other
                // one call at a time, so that buyers who come meanwhile share the next one
                "COURSE_API_CALLS_MAX", "1"))) {
            start(marketplace);
            assertThat(spans.all()).as("of the warm-up").extracting(Span::name).doesNotContain(WRITE, CALL, APPLY);
            marketplace.awaitSale();

            aBuyerAlone(marketplace);
            manyBuyers(marketplace);
            aRecordOfTheLog(marketplace);
        }
    }

    @Test
    void nothingIsTracedByDefault() {
        try (var marketplace = marketplace(Map.of())) {
            start(marketplace);
            marketplace.awaitSale();
        } // which exports what there is

        assertThat(spans.all()).isEmpty();
    }

    private void aBuyerAlone(Marketplace marketplace) {
        var trace = newTrace();

        buy(marketplace, marketplace.courses().courseWithSeats(1), trace);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var request = only(PURCHASE, trace);
            assertThat(request.parent()).isEqualTo(CLIENTS_SPAN);
            assertThat(below(request)).extracting(Span::name).containsOnlyOnce(CALL, ANSWER, APPLY);
            assertThat(below(request)).filteredOn(Span::name, WRITE).hasSize(2);
            assertThat(below(only(CALL, trace))).extracting(Span::service).contains("order-service", "course-service");
            assertThat(below(only(ANSWER, trace))).contains(only(APPLY, trace));
        });
    }

    private void manyBuyers(Marketplace marketplace) {
        var course = marketplace.courses().courseWithSeats(BUYERS);

        var traces = Crowd.of(BUYERS, buyer -> buy(marketplace, course, newTrace()));

        await().atMost(PATIENCE).untilAsserted(() -> {
            var shared = spans.named(CALL).stream()
                    .filter(call -> !call.links().isEmpty())
                    .toList();
            assertThat(shared)
                    .anySatisfy(call -> assertThat(call.links()).hasSizeGreaterThan(1))
                    .allSatisfy(call -> {
                        assertThat(call.parent()).isEmpty();
                        assertThat(call.links()).isSubsetOf(traces);
                        assertThat(below(call)).extracting(Span::name).contains(ANSWER, APPLY);
                    });
            assertThat(spans.all()).allSatisfy(span -> assertThat(span.links()).doesNotHaveDuplicates());
            assertThat(traces).allSatisfy(trace -> {
                assertThat(only(PURCHASE, trace).parent()).isEqualTo(CLIENTS_SPAN);
                assertThat(spans.named(CALL)).anyMatch(call -> belongsTo(trace, call));
                assertThat(spans.named(WRITE)).anyMatch(write -> belongsTo(trace, write));
            });
        });
    }

    /** Somebody else each time, in this trace. */
    private static String buy(Marketplace marketplace, String course, String trace) {
        var student = marketplace.orders().http.with(Tokens.of("student " + UUID.randomUUID(), "student"));
        var purchase = Map.of("courseId", course, "studentName", "Ada");

        var answer = student.post("/api/orders", purchase, Map.of("traceparent", traceparent(trace)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return trace;
    }

    private void aRecordOfTheLog(Marketplace marketplace) {
        var trace = newTrace();
        var path = "/api/courses/" + UUID.randomUUID() + "/ledger";
        var nobody = marketplace.courses().http.with(null);

        var answer = nobody.send("GET", path, BodyPublishers.noBody(), Map.of("traceparent", traceparent(trace)));

        assertThat(answer.status()).isEqualTo(401);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                JsonLog.records(marketplace.courseServer().log()))
                        .filteredOn(record -> record.path("message").asText().contains(path))
                        .isNotEmpty()
                        .allSatisfy(record -> {
                            assertThat(record.path("traceId").asText()).isEqualTo(trace);
                            assertThat(record.path("spanId").asText()).matches("[0-9a-f]{16}");
                        }));
    }

    private Marketplace marketplace(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        all.put("OTEL_EXPORTER_OTLP_ENDPOINT", spans.address());
        all.put("OTEL_BSP_SCHEDULE_DELAY", "200");
        return new Marketplace(TestDatabase.H2, all);
    }

    private static void start(Marketplace marketplace) {
        marketplace.startCourse();
        marketplace.startOrder();
        marketplace.awaitReady();
    }

    private Span only(String name, String trace) {
        var found = spans.named(name).stream()
                .filter(span -> span.trace().equals(trace))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static boolean belongsTo(String trace, Span work) {
        return work.trace().equals(trace) || work.links().contains(trace);
    }

    /** Its parts, and theirs. */
    private List<Span> below(Span whole) {
        return spans.all().stream()
                .filter(span ->
                        span.trace().equals(whole.trace()) && span.parent().equals(whole.id()))
                .flatMap(part -> Stream.concat(Stream.of(part), below(part).stream()))
                .toList();
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** As the W3C's Trace Context, section 3.2, has it. */
    private static String traceparent(String trace) {
        return "00-" + trace + "-" + CLIENTS_SPAN + "-01";
    }
}
