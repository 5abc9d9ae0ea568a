package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Many commands in one request. */
@ParameterizedClass
@EnumSource
class CommandsIT {
    private static final int MOST = 128;

    private final CourseSystem courses;

    CommandsIT(TestDatabase database) {
        courses = Marketplace.on(database).courses();
    }

    @Test
    void eachCommandIsAnsweredAsIfItHadComeAlone() {
        var full = courses.courseWithSeats(1);
        var held = courses.reserve(full).id();
        var course = courses.courseWithSeats(2);
        var key = UUID.randomUUID();
        var given = courses.reserve(course).id();
        courses.cancel(given);
        var nobody = UUID.randomUUID().toString();

        var answers = perform(
                reserve(full, UUID.randomUUID()),
                confirm(held),
                reserve(course, key),
                reserve(course, key),
                reserve(full, key),
                cancel(nobody),
                confirm(given),
                cancel(given),
                reserve(nobody, UUID.randomUUID()));

        assertThat(answers)
                .extracting(CommandsIT::said)
                .containsExactly(
                        "409 /problems/sold-out",
                        "200 CONFIRMED",
                        "200 RESERVED",
                        "200 RESERVED",
                        "422 /problems/reservation-key-reused",
                        "404 /problems/unknown-reservation",
                        "409 /problems/reservation-cancelled",
                        "200 CANCELLED",
                        "404 /problems/unknown-course");
        assertThat(answers.get(2)).isEqualTo(answers.get(3));
        assertThat(answers.get(2).path("reservation"))
                .isEqualTo(courses.reservation(key.toString()).body());
        assertSameProblem(answers.get(0), courses.reserve(full));
        assertSameProblem(answers.get(5), courses.cancel(nobody));
        assertThat(courses.seatsOf(full)).isEqualTo(new SeatCounts(1, 0, 0, 1));
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(2, 1, 1, 0));
    }

    @Test
    void saleIsDecidedOnceAndForAll() {
        var course = courses.courseWithSeats(1);
        var bought = UUID.randomUUID();
        var tooDear = UUID.randomUUID();
        var soldOut = UUID.randomUUID();
        var cancelled = UUID.randomUUID();
        var withdrawn = UUID.randomUUID();

        assertThat(perform(
                        sell(course, tooDear, "0.01"),
                        sell(course, bought, "9999"),
                        sell(course, bought, "9999"),
                        sell(course, soldOut, "9999"),
                        end("cancel", course, cancelled),
                        end("withdraw", course, withdrawn),
                        end("withdraw", course, bought),
                        cancel(bought.toString()))) // by an admin
                .extracting(CommandsIT::said)
                .containsExactly(
                        "409 /problems/price-changed",
                        "200 CONFIRMED",
                        "200 CONFIRMED",
                        "409 /problems/sold-out",
                        "200 CANCELLED",
                        "200 CANCELLED",
                        "200 CONFIRMED",
                        "409 /problems/seat-sold");
        courses.cancel(bought.toString());

        // There is a seat now, for none of those that come late.
        assertThat(perform(
                        sell(course, tooDear, "0.01"),
                        sell(course, bought, "9999"),
                        sell(course, soldOut, "9999"),
                        sell(course, cancelled, "9999"),
                        sell(course, withdrawn, "9999"),
                        confirm(soldOut.toString())))
                .extracting(CommandsIT::said)
                .containsExactly(
                        "409 /problems/price-changed",
                        "409 /problems/reservation-cancelled",
                        "409 /problems/sold-out",
                        "409 /problems/reservation-cancelled",
                        "409 /problems/reservation-cancelled",
                        "409 /problems/reservation-cancelled");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
        courses.assertLedgerAgreesWith(course);
    }

    @Test
    void theLastSeatsGoToThoseWhoComeFirst() {
        var course = courses.courseWithSeats(10);

        var answers = perform(Stream.generate(() -> reserve(course, UUID.randomUUID()))
                .limit(MOST)
                .toArray(String[]::new));

        assertThat(answers.subList(0, 10)).extracting(CommandsIT::said).containsOnly("200 RESERVED");
        assertThat(answers.subList(10, MOST)).extracting(CommandsIT::said).containsOnly("409 /problems/sold-out");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(10, 0, 10, 0));
        courses.assertLedgerAgreesWith(course);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1].command | {'command': 'expire', 'reservationId': '{id}'}",
                "[1].command | {'reservationId': '{id}'}",
                "[1].command | {'command': 5, 'reservationId': '{id}'}",
                "[1].reservationId | {'command': 'confirm'}",
                "[1].reservationId | {'command': 'confirm', 'reservationId': 'x'}",
                "[1].courseId | {'command': 'reserve', 'reservationId': '{id}'}",
                "[1].courseId | {'command': 'reserve', 'reservationId': '{id}', 'courseId': 'x'}",
                "[1].courseId | {'command': 'sell', 'reservationId': '{id}', 'student': 'ann'}",
                "[1].courseId | {'command': 'withdraw', 'reservationId': '{id}'}",
                "[1].maxPrice | {'command': 'sell', 'reservationId': '{id}', 'courseId': '{id}', 'maxPrice': -1}",
                "[1].maxPrice | {'command': 'sell', 'reservationId': '{id}', 'courseId': '{id}', 'maxPrice': 1.00001}",
                "[1].maxPrice | {'command': 'sell', 'reservationId': '{id}', 'courseId': '{id}', 'maxPrice': 'x'}",
                "[1].student | {'command': 'reserve', 'reservationId': '{id}', 'courseId': '{id}', 'student': 'a\\nb'}",
                "[1].student | {'command': 'reserve', 'reservationId': '{id}', 'courseId': '{id}', 'student': 5}",
                "[1] | null",
                "[1] | []",
                "[1] | 1",
                "body | {",
            })
    void aCommandThatCantBeRefusesThemAll(String field, String command) {
        var course = courses.courseWithSeats(1);
        var bad = command.replace('\'', '"').replace("{id}", UUID.randomUUID().toString());

        assertFieldRefused(courses.perform(List.of(reserve(course, UUID.randomUUID()), bad)), field);

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
    }

    @Test
    void noneAndTooManyAreRefused() {
        var course = courses.courseWithSeats(1);
        var command = reserve(course, UUID.randomUUID());

        assertFieldRefused(courses.perform(List.of()), "body");
        assertFieldRefused(courses.perform(Collections.nCopies(MOST + 1, command)), "body");
        assertFieldRefused(courses.http.json("POST", "/api/reservations/commands", command), "body");
        assertFieldRefused(courses.http.json("POST", "/api/reservations/commands", ""), "body");

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
    }

    private List<JsonNode> perform(String... commands) {
        var answer = courses.perform(List.of(commands));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body()).hasSize(commands.length);
        return StreamSupport.stream(answer.body().spliterator(), false).toList();
    }

    private static String said(JsonNode answer) {
        var problem = answer.path("problem");
        String said = problem.isMissingNode()
                ? answer.path("reservation").path("status").asText()
                : problem.path("type").asText();
        return answer.path("status") + " " + said;
    }

    /** But for the request that it is about. */
    private static void assertSameProblem(JsonNode answer, Answer alone) {
        assertThat(answer.path("status").asInt()).isEqualTo(alone.status());
        alone.body().fieldNames().forEachRemaining(field -> {
            if (!field.equals("instance")) {
                assertThat(answer.path("problem").path(field))
                        .isEqualTo(alone.body().path(field));
            }
        });
    }

    private static String reserve(String course, UUID id) {
        return "{\"command\": \"reserve\", \"reservationId\": \"%s\", \"courseId\": \"%s\"}".formatted(id, course);
    }

    private static String sell(String course, UUID id, String maxPrice) {
        return "{\"command\": \"sell\", \"reservationId\": \"%s\", \"courseId\": \"%s\", \"maxPrice\": %s}"
                .formatted(id, course, maxPrice);
    }

    private static String end(String command, String course, UUID id) {
        return "{\"command\": \"%s\", \"reservationId\": \"%s\", \"courseId\": \"%s\"}".formatted(command, id, course);
    }

    private static String confirm(String id) {
        return "{\"command\": \"confirm\", \"reservationId\": \"%s\"}".formatted(id);
    }

    private static String cancel(String id) {
        return "{\"command\": \"cancel\", \"reservationId\": \"%s\"}".formatted(id);
    }
}
