package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertRefused;
import static org.coursemarket.system.Answers.assertReservation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vouchers from when they are made until their last use, on both databases. */
@ParameterizedClass
@EnumSource
class VouchersIT {
    private final CourseSystem courses;
    private final OrderSystem orders;
    private final String course;

    VouchersIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
        course = courses.courseWithSeats(20);
    }

    @Test
    void aVoucherIsMadeWhereItsLocationSays() {
        var created = courses.createVouchers(course, """
                {"code": "Save-10", "percent": -12.5, "uses": 3,
                 "from": "2026-01-01T00:00:00+01:00", "until": "2100-01-01T00:00:00.1234567Z"}
                """);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var location = created.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/api/courses/" + course + "/vouchers/SAVE-10");
        var shown = created.body();
        assertThat(shown.fieldNames())
                .toIterable()
                .containsExactly(
                        "code",
                        "percent",
                        "currency",
                        "uses",
                        "free",
                        "held",
                        "spent",
                        "from",
                        "until",
                        "createdAt",
                        "createdBy");
        assertThat(shown.path("code").asText()).isEqualTo("SAVE-10");
        assertThat(shown.path("percent").decimalValue()).isEqualByComparingTo("-12.5");
        assertThat(shown.path("from").asText()).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(shown.path("until").asText()).isEqualTo("2100-01-01T00:00:00.123456Z");
        assertThat(shown.path("createdBy").asText()).isEqualTo("admin");
        assertThat(courses.http.get(location).body()).isEqualTo(shown);
        assertThat(courses.voucher(course, "sAvE-10").body()).isEqualTo(shown);
        assertThat(courses.vouchers(course, "").body().get(0)).isEqualTo(shown);
        assertRefused(courses.voucher(course, "SAVE_10"), 404, "unknown-voucher");
        assertRefused(courses.voucher(courses.courseWithSeats(1), "SAVE-10"), 404, "unknown-voucher");
    }

    @Test
    void manyAreMadeWithCodesThatNobodyGuesses() {
        var created = courses.createVouchers(course, "{\"count\": 1000, \"amount\": -5.00, \"uses\": 1}");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).isEmpty();
        assertThat(created.body().findValuesAsText("code"))
                .hasSize(1_000)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-HJKMNP-Z2-9]{12}"));
        assertThat(created.body()).allSatisfy(one -> {
            assertThat(one.path("amount").decimalValue()).isEqualByComparingTo("-5");
            assertThat(one.path("free").asInt()).isEqualTo(1);
        });
        assertThat(codes("limit=100"))
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(created.body().findValuesAsText("code"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                        | uses
            {'code': 'abc', 'percent': -1}                            | uses
            {'code': 'abc', 'percent': -1, 'uses': null}              | uses
            {'code': 'abc', 'percent': -1, 'uses': 0}                 | uses
            {'code': 'abc', 'percent': -1, 'uses': 1000001}           | uses
            {'code': 'abc', 'percent': -1, 'uses': 1.5}               | uses
            {'code': 'abc', 'percent': -1, 'uses': '1'}               | uses
            {'code': 'abc', 'percent': -1, 'uses': 99999999999}       | uses
            {'percent': -1, 'uses': 1}                                | code
            {'percent': -1, 'uses': 1}                                | count
            {'code': 'abc', 'count': 1, 'percent': -1, 'uses': 1}     | count
            {'code': 'ab', 'percent': -1, 'uses': 1}                  | code
            {'code': '', 'percent': -1, 'uses': 1}                    | code
            {'code': 'SAVE 10', 'percent': -1, 'uses': 1}             | code
            {'code': ' SAVE10', 'percent': -1, 'uses': 1}             | code
            {'code': 'SAVE10 ', 'percent': -1, 'uses': 1}             | code
            {'code': 'SAVE10\\n', 'percent': -1, 'uses': 1}           | code
            {'code': 'SAVE\\u0000', 'percent': -1, 'uses': 1}         | code
            {'code': 'früh', 'percent': -1, 'uses': 1}                | code
            {'code': 'ſave', 'percent': -1, 'uses': 1}                | code
            {'code': 'a/b/c', 'percent': -1, 'uses': 1}               | code
            {'code': 'A1234567890123456789012345678901234567890', 'percent': -1, 'uses': 1}  | code
            {'code': 123, 'percent': -1, 'uses': 1}                   | code
            {'count': 0, 'percent': -1, 'uses': 1}                    | count
            {'count': 1001, 'percent': -1, 'uses': 1}                 | count
            {'count': -1, 'percent': -1, 'uses': 1}                   | count
            {'code': 'abc', 'uses': 1}                                | percent
            {'code': 'abc', 'percent': 0, 'uses': 1}                  | percent
            {'code': 'abc', 'percent': 10, 'uses': 1}                 | percent
            {'code': 'abc', 'percent': -100.0001, 'uses': 1}          | percent
            {'code': 'abc', 'percent': -1.00001, 'uses': 1}           | percent
            {'code': 'abc', 'percent': -1e-400, 'uses': 1}            | percent
            {'code': 'abc', 'percent': -1, 'price': 1, 'uses': 1}     | percent
            {'code': 'abc', 'percent': '-1', 'uses': 1}               | percent
            {'code': 'abc', 'amount': 0, 'uses': 1}                   | amount
            {'code': 'abc', 'amount': 5, 'uses': 1}                   | amount
            {'code': 'abc', 'amount': -0.001, 'uses': 1}              | amount
            {'code': 'abc', 'amount': -1e12, 'uses': 1}               | amount
            {'code': 'abc', 'price': -0.01, 'uses': 1}                | price
            {'code': 'abc', 'price': 0.001, 'uses': 1}                | price
            {'code': 'abc', 'price': 1e12, 'uses': 1}                 | price
            {'code': 'abc', 'price': 1, 'uses': 1, 'from': 'today'}   | from
            {'code': 'abc', 'price': 1, 'uses': 1, 'until': 1}        | until
            {'code': 'abc', 'price': 1, 'uses': 1, 'from': '2027-01-01T00:00:00Z', 'until': '2027-01-01T00:00:00Z'}  | until
            {'code': 'abc', 'price': 1, 'uses': 1, 'use': 1}          | use
            """)
    void vouchersThatCannotBeAreRefusedByTheirField(String wish, String field) {
        assertFieldRefused(courses.createVouchers(course, wish.replace('\'', '"')), field);

        assertThat(courses.vouchers(course, "").body()).isEmpty();
    }

    @Test
    void aCourseHasACodeOnceHoweverItIsWritten() {
        create("save10", 1);

        var again = courses.createVouchers(course, "{\"code\": \"SAVE10\", \"price\": 1, \"uses\": 9}");

        assertRefused(again, 409, "voucher-exists");
        assertThat(again.body().path("code").asText()).isEqualTo("SAVE10");
        assertThat(courses.vouchers(course, "").body().findValuesAsText("uses")).containsExactly("1");
        var answers = Crowd.of(
                8,
                i -> courses.createVouchers(course, "{\"code\": \"race\", \"price\": %d, \"uses\": 1}".formatted(i))
                        .status());
        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void theListIsWalkedPageByPage() {
        for (var code : List.of("C_3", "A-1", "B2_", "A_1", "A1-")) {
            create(code, 1);
        }

        assertThat(codes("limit=2")).containsExactly("A-1", "A1-", "A_1", "B2_", "C_3");
        assertThat(courses.vouchers(course, "cursor=a_1&limit=1").body().findValuesAsText("code"))
                .containsExactly("B2_");
        assertFieldRefused(courses.vouchers(course, "cursor=a%201"), "cursor");
        assertFieldRefused(courses.vouchers(course, "limit=101"), "limit");
        assertFieldRefused(courses.voucher(course, "a%20b"), "code");
    }

    @Test
    void aHoldUnderAVoucherIsCheaperByHeaderAndByCommand() {
        create("save10", 5);

        var byHeader = courses.reserve(course, UUID.randomUUID(), "Save10");
        var byCommand = command("reserve", UUID.randomUUID(), "sAVE10");

        assertReservation(byHeader, "RESERVED");
        for (var hold : List.of(byHeader.body(), byCommand.path("reservation"))) {
            assertThat(hold.path("lockedPrice").decimalValue()).isEqualByComparingTo("44.91");
            assertThat(hold.path("because").asText()).isEqualTo("voucher SAVE10");
            assertThat(hold.path("voucher").asText()).isEqualTo("SAVE10");
        }
        assertThat(courses.reserve(course).body().has("voucher")).isFalse();
        assertUses("save10", 3, 2, 0);
    }

    @Test
    void anIdempotencyKeyIsRefusedWhereItWouldNotCount() {
        var refused = courses.http.post(
                "/api/courses/" + course + "/vouchers",
                Map.of("count", 3, "percent", -10, "uses", 1),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));

        assertFieldRefused(refused, "Idempotency-Key");
        assertThat(codes("")).isEmpty();
    }

    @Test
    void aUseMovesWithItsSeat() {
        create("save10", 2);
        var first = courses.reserve(course, UUID.randomUUID(), "save10").id();
        var second = UUID.randomUUID();
        assertReservation(courses.reserve(course, second, "save10"), "RESERVED");
        assertUses("save10", 0, 2, 0);

        assertReservation(courses.reserve(course, second, "SAVE10"), "RESERVED");
        assertUses("save10", 0, 2, 0);
        courses.confirm(first);
        courses.confirm(first);
        assertUses("save10", 0, 1, 1);
        var tooMany = courses.reserve(course, UUID.randomUUID(), "save10");
        assertRefused(tooMany, 409, "voucher-exhausted");
        assertThat(tooMany.body().path("courseId").asText()).isEqualTo(course);
        courses.cancel(second.toString());
        courses.cancel(second.toString());
        assertUses("save10", 1, 0, 1);
        courses.cancel(first);
        courses.cancel(first);
        assertUses("save10", 2, 0, 0);

        assertThat(courses.seatsOf(course).held()).isZero();
        courses.assertLedgerAgreesWith(course);
        assertThat(courses.ledger(course, "").body().findValuesAsText("voucher"))
                .hasSize(5)
                .containsOnly("SAVE10");
    }

    @Test
    void aReservationStandsForItsVoucherToo() {
        create("save10", 2);
        create("save20", 2);
        var with = UUID.randomUUID();
        var without = UUID.randomUUID();
        courses.reserve(course, with, "save10");
        courses.reserve(course, without);

        assertRefused(courses.reserve(course, with, "save20"), 422, "reservation-key-reused");
        assertRefused(courses.reserve(course, with), 422, "reservation-key-reused");
        assertRefused(courses.reserve(course, without, "save10"), 422, "reservation-key-reused");

        assertUses("save10", 1, 1, 0);
        assertUses("save20", 2, 0, 0);
    }

    @Test
    void ofManyWhoWantItAtOnceAsManyGetItAsItHasUses() {
        var wanted = courses.courseWithSeats(64);
        courses.createVouchers(wanted, "{\"code\": \"save10\", \"percent\": -10, \"uses\": 10}");

        var answers = Crowd.of(
                64, i -> courses.reserve(wanted, UUID.randomUUID(), "save10").status());

        assertThat(answers).containsOnly(200, 409);
        assertThat(Collections.frequency(answers, 200)).isEqualTo(10);
        assertThat(courses.voucher(wanted, "save10").body().path("held").asInt())
                .isEqualTo(10);
        assertThat(courses.seatsOf(wanted).held()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "cancel", "withdraw"})
    void onlyAReserveOrASellHasAVoucher(String command) {
        var answer = courses.perform(List.of("""
                {"command": "%s", "reservationId": "%s", "courseId": "%s", "voucher": "save10"}
                """.formatted(command, UUID.randomUUID(), course)));

        assertFieldRefused(answer, "[0].voucher");
    }

    @Test
    void aRefusedSaleIsFinal() {
        create("save10", 1);
        var sold = UUID.randomUUID();
        assertThat(command("sell", sold, "save10").path("status").asInt()).isEqualTo(200);
        var exhausted = UUID.randomUUID();
        var invalid = UUID.randomUUID();
        assertThat(type(command("sell", exhausted, "save10"))).isEqualTo("/problems/voucher-exhausted");
        assertThat(type(command("sell", invalid, "save11"))).isEqualTo("/problems/voucher-invalid");
        courses.cancel(sold.toString());
        create("save11", 1);

        assertThat(type(command("sell", exhausted, "save10"))).isEqualTo("/problems/voucher-exhausted");
        assertThat(type(command("sell", invalid, "save11"))).isEqualTo("/problems/voucher-invalid");

        assertReservation(courses.reservation(exhausted.toString()), "CANCELLED");
        assertUses("save10", 1, 0, 0);
        assertUses("save11", 1, 0, 0);
    }

    @Test
    void whatIsWrongWithAVoucherIsNotSaid() {
        courses.createVouchers(courses.courseWithSeats(1), "{\"code\": \"foreign\", \"price\": 1, \"uses\": 1}");
        courses.createVouchers(
                course, "{\"code\": \"early\", \"price\": 1, \"uses\": 1, \"from\": \"2100-01-01T00:00:00Z\"}");
        courses.createVouchers(
                course, "{\"code\": \"late\", \"price\": 1, \"uses\": 1, \"until\": \"2020-01-01T00:00:00Z\"}");
        var codes = List.of("unknown", "foreign", "early", "late");

        var refusals = Stream.concat(
                        codes.stream().map(code -> courses.reserve(course, UUID.randomUUID(), code)),
                        codes.stream().map(this::quote))
                .toList();

        assertThat(refusals).allSatisfy(refusal -> assertRefused(refusal, 422, "voucher-invalid"));
        assertThat(refusals.stream().map(Answer::text).distinct())
                .as("one for each door")
                .hasSize(2);
        assertThat(courses.seatsOf(course).held()).isZero();
    }

    @Test
    void theEndCountsAtTheHoldAndNeverAtTheConfirm() {
        create("save10", 5);
        var hold = courses.reserve(course, UUID.randomUUID(), "save10");

        var ended = courses.changeVoucher(course, "save10", "{\"until\": \"2020-01-01T00:00:00Z\"}");

        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertRefused(courses.reserve(course, UUID.randomUUID(), "save10"), 422, "voucher-invalid");
        var sold = courses.confirm(hold.id());
        assertReservation(sold, "CONFIRMED");
        assertThat(sold.body().path("lockedPrice").decimalValue()).isEqualByComparingTo("44.91");
        assertUses("save10", 4, 0, 1);
    }

    @Test
    void usesCanBeAnyNumberThatIsNotBelowWhatIsTaken() {
        create("save10", 5);
        courses.confirm(courses.reserve(course, UUID.randomUUID(), "save10").id());
        courses.reserve(course, UUID.randomUUID(), "save10");

        var refused = courses.changeVoucher(course, "save10", "{\"uses\": 1, \"until\": \"2030-01-01T00:00:00Z\"}");

        assertRefused(refused, 409, "uses-taken");
        assertThat(refused.body().path("minimum").asInt()).isEqualTo(2);
        assertUses("save10", 3, 1, 1);
        assertThat(courses.voucher(course, "save10").body().has("until")).isFalse();
        courses.changeVoucher(course, "SAVE10", "{\"uses\": 2}");
        assertUses("save10", 0, 1, 1);
        assertRefused(courses.reserve(course, UUID.randomUUID(), "save10"), 409, "voucher-exhausted");
        courses.changeVoucher(course, "save10", "{\"uses\": 3}");
        assertReservation(courses.reserve(course, UUID.randomUUID(), "save10"), "RESERVED");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                   | uses
            {'uses': null, 'until': null}        | uses
            {'uses': 0}                          | uses
            {'uses': 1000001}                    | uses
            {'uses': 1.5}                        | uses
            {'until': '2027-01-01T00:00:00Z'}    | until
            {'until': '2026-01-01T00:00:00Z', 'uses': 7}    | until
            {'until': 'never'}                   | until
            {'uses': 7, 'percent': -50}          | percent
            """)
    void changesThatCannotBeAreRefusedByTheirField(String wish, String field) {
        courses.createVouchers(
                course, "{\"code\": \"abc\", \"price\": 1, \"uses\": 3, \"from\": \"2027-01-01T00:00:00Z\"}");
        var before = courses.voucher(course, "abc").body();

        assertFieldRefused(courses.changeVoucher(course, "abc", wish.replace('\'', '"')), field);

        assertThat(courses.voucher(course, "abc").body()).isEqualTo(before);
    }

    @Test
    void aQuoteTellsThePriceTheReasonAndHowLongItHolds() {
        courses.setPriceRules(course, "*", """
                {"rules": [{"kind": "window", "name": "early bird", "until": "2100-02-01T00:00:00Z", "percent": -20}]}
                """);
        courses.createVouchers(course, """
                {"code": "save10", "percent": -10, "uses": 1, "until": "2100-01-01T00:00:00Z"}
                """);

        var with = quote("save10");
        var without = CourseSystem.quote(student(), course, "{}");

        assertThat(with.body().toString())
                .isEqualTo("{\"price\":35.93,\"currency\":\"USD\",\"because\":\"early bird, voucher SAVE10\","
                        + "\"until\":\"2100-01-01T00:00:00Z\"}");
        assertThat(without.body().toString())
                .isEqualTo("{\"price\":39.92,\"currency\":\"USD\",\"because\":\"early bird\","
                        + "\"until\":\"2100-02-01T00:00:00Z\"}");
        assertThat(courses.seatsOf(course).held()).isZero();
        var hold = courses.reserve(course, UUID.randomUUID(), "save10").body();
        assertThat(hold.path("lockedPrice")).isEqualTo(with.body().path("price"));
        assertThat(hold.path("because")).isEqualTo(with.body().path("because"));
        assertRefused(quote("save10"), 409, "voucher-exhausted");
        assertFieldRefused(CourseSystem.quote(student(), course, "{\"voucher\": \"save 10\"}"), "voucher");
        assertFieldRefused(CourseSystem.quote(student(), course, "{\"vouchr\": \"save10\"}"), "vouchr");
    }

    @ParameterizedTest
    @CsvSource({
        "percent, -33.3333, 33.27",
        "percent, -100, 0",
        "amount, -0.01, 49.89",
        "amount, -50, 0",
        "price, 0, 0",
        "price, 49.89, 49.89",
        "price, 60, 49.9"
    })
    void aVoucherIsRoundedOnceAndMakesNoPriceNegativeOrHigher(String field, BigDecimal value, BigDecimal price) {
        courses.createVouchers(
                course, "{\"code\": \"abc\", \"uses\": 1, \"%s\": %s}".formatted(field, value.toPlainString()));

        assertThat(quote("abc").body().path("price").decimalValue()).isEqualByComparingTo(price);
        assertThat(courses.reserve(course, UUID.randomUUID(), "abc")
                        .body()
                        .path("lockedPrice")
                        .decimalValue())
                .isEqualByComparingTo(price);
    }

    @Test
    void nobodyGuessesCodesByQuotes() {
        create("save10", 1);
        var guesser = student();
        for (int i = 0; i < 10; i++) {
            assertRefused(
                    CourseSystem.quote(guesser, course, "{\"voucher\": \"guess%d\"}".formatted(i)),
                    422,
                    "voucher-invalid");
        }

        var waits = CourseSystem.quote(guesser, course, "{\"voucher\": \"save10\"}");

        assertRefused(waits, 429, "too-many-requests");
        assertThat(waits.headers().firstValue("Retry-After")).isPresent();
        assertThat(CourseSystem.quote(guesser, course, "{}").status()).isEqualTo(200);
        assertThat(quote("save10").status()).isEqualTo(200);
    }

    @Test
    void aBuyerPaysThePriceUnderTheVoucher() {
        create("save10", 1);
        var student = "Student " + UUID.randomUUID();

        var order = orders.buy(
                student,
                Map.of("courseId", course, "studentName", student, "voucher", "save10"),
                UUID.randomUUID().toString());

        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(order.body().path("priceAtPurchase").decimalValue()).isEqualByComparingTo("44.91");
        assertThat(order.body().path("voucher").asText()).isEqualTo("SAVE10");
        assertUses("save10", 0, 0, 1);
        orders.refund(order.id());
        assertUses("save10", 1, 0, 0);
    }

    private void create(String code, int uses) {
        var created = courses.createVouchers(
                course, "{\"code\": \"%s\", \"percent\": -10, \"uses\": %d}".formatted(code, uses));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    /** All of them, page by page. */
    private List<String> codes(String parameters) {
        var codes = new ArrayList<String>();
        for (var page = courses.vouchers(course, parameters); page != null; page = courses.http.next(page)) {
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            codes.addAll(page.body().findValuesAsText("code"));
        }
        return codes;
    }

    @Test
    void everyPriceCanBeComputedAgainFromTheHistories() {
        var rules = """
                {"rules": [{"kind": "tier", "name": "early", "seats": 2, "percent": -50}, {"kind": "tier", "seats": 2, "percent": -10}]}
                """;
        assertThat(courses.setPriceRules(course, "*", rules).status()).isEqualTo(200);
        courses.createVouchers(course, "{\"code\": \"AGAIN\", \"percent\": -10, \"uses\": 5}");
        var first = command("reserve", UUID.randomUUID(), "AGAIN").path("reservation");
        command("sell", UUID.randomUUID(), "AGAIN");
        courses.cancel(first.path("id").asText());
        var again = command("sell", UUID.randomUUID(), "AGAIN").path("reservation");
        var next = command("sell", UUID.randomUUID(), "AGAIN").path("reservation");

        int checked = 0;
        Integer cursor = 0;
        while (cursor != null) {
            var page = courses.http
                    .get("/api/courses/%s/price-check?limit=2&cursor=%d".formatted(course, cursor))
                    .body();
            assertThat(page.path("differences")).as(page.toString()).isEmpty();
            checked += page.path("checked").asInt();
            cursor = page.has("cursor") ? page.path("cursor").asInt() : null;
        }

        assertThat(checked).isEqualTo(4);
        assertThat(again.path("because").asText()).isEqualTo("early, voucher AGAIN");
        assertThat(next.path("because").asText()).isEqualTo("tier 1, voucher AGAIN");
    }

    /** What somebody new is told. */
    private Answer quote(String code) {
        return CourseSystem.quote(student(), course, "{\"voucher\": \"%s\"}".formatted(code));
    }

    private Http student() {
        return courses.http.with(Tokens.of("student " + UUID.randomUUID(), "student"));
    }

    private JsonNode command(String name, UUID reservation, String voucher) {
        var answer = courses.perform(List.of("""
                {"command": "%s", "reservationId": "%s", "courseId": "%s", "voucher": "%s"}
                """.formatted(name, reservation, course, voucher)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get(0);
    }

    private static String type(JsonNode answer) {
        return answer.path("problem").path("type").asText();
    }

    private void assertUses(String code, int free, int held, int spent) {
        var now = courses.voucher(course, code).body();
        assertThat(Stream.of("free", "held", "spent").map(kind -> now.path(kind).asInt(-1)))
                .as(now.toString())
                .containsExactly(free, held, spent);
        assertThat(now.path("uses").asInt()).isEqualTo(free + held + spent);
    }
}
