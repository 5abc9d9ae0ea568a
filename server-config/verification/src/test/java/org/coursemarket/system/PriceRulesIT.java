package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.pricing.entity.Circumstances;
import org.coursemarket.course.pricing.entity.PriceRulesColumn;
import org.coursemarket.course.pricing.entity.Pricing;
import org.coursemarket.course.pricing.entity.TierPlaces;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Prices that follow rules, on both databases. */
@ParameterizedClass
@EnumSource
class PriceRulesIT {
    private static final String ANY = "*";
    private static final String DEARER_WITH_EACH_SEAT = """
            {"rules": [{"kind": "ladder", "name": "early seats", "every": 1, "most": 2, "amount": 5}]}
            """;

    private final CourseSystem courses;
    private final OrderSystem orders;

    PriceRulesIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
    }

    @Test
    void eachBuyerPaysWhatTheRulesSayAtThatMoment() {
        var course = courseWith(5, DEARER_WITH_EACH_SEAT);

        assertThat(List.of(buy(course), buy(course), buy(course), buy(course)))
                .containsExactly(
                        "49.9 because base price",
                        "54.9 because early seats",
                        "59.9 because early seats x 2",
                        "59.9 because early seats x 2");
    }

    @Test
    void holdsDoNotMoveThePrice() {
        var course = courseWith(5, DEARER_WITH_EACH_SEAT);

        var holds = List.of(courses.reserve(course), courses.reserve(course));

        assertThat(holds)
                .allSatisfy(hold -> assertThat(text(hold, "lockedPrice")).isEqualTo("49.9"));
        courses.confirm(holds.get(0).id());
        assertThat(text(courses.confirm(holds.get(1).id()), "lockedPrice")).isEqualTo("49.9");
        assertThat(text(courses.course(course), "price")).isEqualTo("59.9");
    }

    @Test
    void whoeverLooksSeesThePriceItsReasonAndHowLongItHolds() {
        var end = Instant.parse("2100-01-01T00:00:00Z");
        var course = courseWith(5, """
                {"rules": [{"kind": "window", "name": "early bird", "until": "%s", "percent": -20},
                           {"kind": "scarcity", "unsold": 2, "percent": 50}]}
                """.formatted(end));

        var shown = courses.course(course);

        assertThat(text(shown, "price")).isEqualTo("39.92");
        assertThat(text(shown, "basePrice")).isEqualTo("49.9");
        assertThat(text(shown, "because")).isEqualTo("early bird");
        assertThat(text(shown, "priceUntil")).isEqualTo(end.toString());
        assertThat(text(shown, "seatsAtPrice")).isEqualTo("3");
    }

    @Test
    void lowestPriceIsTheOneThatWasThereForOneSeatToo() {
        var course = courseWith(5, DEARER_WITH_EACH_SEAT);
        courses.confirm(courses.reserve(course).id());
        assertThat(text(courses.course(course), "lowestPrice30Days")).isEqualTo("49.9");

        set(course, "{\"rules\": [{\"kind\": \"window\", \"until\": \"2020-01-01T00:00:00Z\", \"price\": 1}]}");
        courses.reprice(course, 70);
        assertThat(text(courses.course(course), "price")).isEqualTo("70");
        assertThat(text(courses.course(course), "lowestPrice30Days")).isEqualTo("49.9");

        var cheap = text(courses.reprice(course, 30), "lowestPrice30Days");
        assertThat(cheap).isEqualTo("30");
        courses.reprice(course, 80);
        assertThat(text(courses.course(course), "lowestPrice30Days")).isEqualTo("30");
    }

    @Test
    void buyerWhoAgreedToLessBuysNothing() {
        var course = courseWith(5, """
                {"rules": [{"kind": "window", "price": 60}]}
                """);

        var order = orders.buy(course, "Student " + UUID.randomUUID(), 59.99);

        assertRefused(order, 409, "price-changed");
        assertThat(order.body().path("currentPrice").decimalValue()).isEqualByComparingTo("60");
    }

    @Test
    void aHoldKeepsItsPriceWhateverBecomesOfTheRules() {
        var course = courseWith(5, DEARER_WITH_EACH_SEAT);
        var hold = courses.reserve(course);

        set(course, "{\"rules\": [{\"kind\": \"window\", \"price\": 1}]}");

        var sold = courses.confirm(hold.id());
        assertThat(text(sold, "lockedPrice")).isEqualTo("49.9");
        assertThat(text(sold, "priceVersion")).isEqualTo(text(hold, "priceVersion"));
        assertThat(text(courses.course(course), "price")).isEqualTo("1");
    }

    @Test
    void nobodyOverwritesWhatSomebodyElseHasSetMeanwhile() {
        var course = courses.courseWithSeats(1);
        var seen = tag(courses.priceRules(course));
        assertThat(seen).isEqualTo("\"1\"");

        var set = courses.setPriceRules(course, seen, DEARER_WITH_EACH_SEAT);

        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(tag(set)).isEqualTo("\"2\"");
        assertThat(courses.priceRules(course).body()).isEqualTo(set.body());
        assertThat(courses.setPriceRules(course, seen, DEARER_WITH_EACH_SEAT).body())
                .as("sent once more by a proxy")
                .isEqualTo(set.body());
        assertRefused(courses.setPriceRules(course, seen, "{\"rules\": []}"), 412, "price-version-differs");
        assertRefused(courses.setPriceRules(course, null, "{\"rules\": []}"), 428, "version-required");
        assertFieldRefused(courses.setPriceRules(course, "2", "{\"rules\": []}"), "If-Match");
        assertThat(courses.priceRules(course).body()).isEqualTo(set.body());
    }

    @Test
    void ofManyWhoSetTheRulesAtTheSameTimeOneDoes() {
        var course = courses.courseWithSeats(1);

        var answers = Crowd.of(
                8,
                i -> courses.setPriceRules(course, "\"1\"", "{\"floor\": %d, \"rules\": []}".formatted(i + 1))
                        .status());

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void aPreviewTellsThePriceAndChangesNothing() {
        var course = courseWith(10, DEARER_WITH_EACH_SEAT);

        assertThat(text(courses.preview(course, "{}"), "price")).isEqualTo("49.9");
        assertThat(text(courses.preview(course, "{\"soldSeats\": 2}"), "price")).isEqualTo("59.9");
        assertThat(text(courses.preview(course, "{\"rules\": []}"), "because")).isEqualTo("base price");
        var tried = courses.preview(course, """
                {"floor": 45, "at": "2030-06-01T00:00:00Z",
                 "rules": [{"kind": "window", "from": "2030-06-01T00:00:00Z", "percent": -50}]}
                """);
        assertThat(text(tried, "price")).isEqualTo("45");
        assertThat(text(tried, "because")).isEqualTo("window, floor");
        assertFieldRefused(courses.preview(course, "{\"soldSeats\": 11}"), "soldSeats");
        assertFieldRefused(courses.preview(course, "{\"floor\": 45}"), "rules");
        assertFieldRefused(courses.preview(course, "{\"rules\": [{\"kind\": \"ladder\"}]}"), "rules[0].every");
        assertThat(text(courses.course(course), "price")).isEqualTo("49.9");
        assertThat(courses.prices(course, "").body()).hasSize(2);
    }

    @Test
    void everyLockedPriceCanBeComputedAgainFromTheTwoHistories() {
        var course = courseWith(12, DEARER_WITH_EACH_SEAT);
        buy(course);
        buy(course);
        courses.reprice(course, 20);
        var order = orders.buy(course, "Student " + UUID.randomUUID());
        set(course, """
                {"ceiling": 33.3, "rules": [{"kind": "scarcity", "unsold": 9, "percent": 66.6667},
                                            {"kind": "ladder", "every": 2, "most": 9, "percent": -7.5}]}
                """);
        buy(course);
        courses.reserve(course);
        orders.refund(order.id());
        buy(course);
        set(course, "{\"rules\": []}");
        buy(course);

        var changes = courses.ledger(course, "").body();

        var computed = new ArrayList<String>();
        var locked = new ArrayList<String>();
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).has("lockedPrice")) {
                locked.add(words(
                        changes.get(i).path("lockedPrice").decimalValue(),
                        changes.get(i).path("because").asText()));
                computed.add(computed(course, changes.get(i - 1), changes.get(i)));
            }
        }
        assertThat(locked)
                .containsExactly(
                        "49.9 because base price",
                        "54.9 because early seats",
                        "30 because early seats x 2",
                        "30.83 because scarcity, ladder", // 20 x 1.666667 x 0.925
                        "28.33 because scarcity, ladder x 2",
                        "30.83 because scarcity, ladder",
                        "20 because base price");
        assertThat(computed).isEqualTo(locked);
    }

    @Test
    void theHistoryOfPricesTellsWhoSetThemAndWhen() {
        var course = courses.courseWithSeats(1);
        courses.reprice(course, 60);
        set(course, DEARER_WITH_EACH_SEAT);

        var versions = courses.prices(course, "").body();

        assertThat(versions.findValuesAsText("version")).containsExactly("1", "2", "3");
        assertThat(versions.findValuesAsText("basePrice")).containsExactly("49.9", "60.0", "60.0");
        assertThat(versions.findValuesAsText("by")).containsOnly("admin");
        assertThat(versions.findValuesAsText("from")).extracting(Instant::parse).isSorted();
        assertThat(versions.get(1).path("rules")).isEmpty();
        assertThat(versions.get(2).path("rules"))
                .isEqualTo(courses.priceRules(course).body().path("rules"));
        assertThat(courses.prices(course, "cursor=1&limit=1").body().findValuesAsText("version"))
                .containsExactly("2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                           | rules
            {"rules": null}                                              | rules
            {"rules": [null]}                                            | rules[0]
            {"rules": [{}]}                                              | rules[0].kind
            {"rules": [{"kind": "moon", "percent": 1}]}                  | rules[0].kind
            {"rules": [{"kind": "window", "percent": -100.01}]}          | rules[0].percent
            {"rules": [{"kind": "window", "percent": 1E-50}]}     | rules[0].percent
            {"rules": [{"kind": "window", "name": "a\\nb", "percent": 1}]}  | rules[0].name
            {"rules": [{"kind": "window", "from": "0000-01-01T00:00:00+18:00", "percent": 1}]}   | rules[0].from
            {"rules": [{"kind": "window", "until": "9999-12-31T23:59:59-18:00", "percent": 1}]}  | rules[0].until
            {"rules": [{"kind": "window", "percent": 1000.1}]}           | rules[0].percent
            {"rules": [{"kind": "window", "price": -1}]}                 | rules[0].price
            {"rules": [{"kind": "window", "amount": 1e12}]}               | rules[0].amount
            {"rules": [{"kind": "window", "amount": 0.001}]}             | rules[0].amount
            {"rules": [{"kind": "window", "name": "", "percent": 1}]}    | rules[0].name
            {"rules": [{"kind": "window", "from": "today", "percent": 1}]}  | rules[0].from
            {"rules": [{"kind": "window", "from": 1.5, "percent": 1}]}      | rules[0].from
            {"rules": [{"kind": "window", "from": "2027-01-01T00:00:00", "percent": 1}]}        | rules[0].from
            {"rules": [{"kind": "window", "from": "+10000-01-01T00:00:00Z", "percent": 1}]}     | rules[0].from
            {"rules": [{"kind": "scarcity", "unsold": -1, "percent": 1}]}   | rules[0].unsold
            {"rules": [{"kind": "ladder", "every": 0, "most": 1, "percent": 1}]}    | rules[0].every
            {"rules": [{"kind": "ladder", "every": 1, "percent": 1}]}               | rules[0].most
            {"rules": [{"kind": "ladder", "every": 1, "most": 1001, "percent": 1}]} | rules[0].most
            {"rules": [{"kind": "window", "percent": 1, "seats": 1}]}    | rules[0].seats
            {"rules": [], "flor": 1}                                     | flor
            {"rules": [], "floor": 2, "ceiling": 1}                      | ceiling
            """)
    void rulesThatCannotBeAreRefusedByTheirField(String rules, String field) {
        var course = courses.courseWithSeats(1);

        assertFieldRefused(courses.setPriceRules(course, ANY, rules), field);

        assertThat(courses.prices(course, "").body()).hasSize(1);
        assertThat(courses.priceRules(course).body().path("rules")).isEmpty();
    }

    @Test
    void aHundredRulesAreTheMost() {
        var course = courses.courseWithSeats(1);
        String rule = """
                {"kind": "scarcity", "name": "%s", "unsold": 1000000, "percent": -12.3456}
                """.formatted("\uD83D\uDE00".repeat(40));

        set(course, "{\"rules\": " + Collections.nCopies(100, rule) + "}");

        assertFieldRefused(
                courses.setPriceRules(course, ANY, "{\"rules\": " + Collections.nCopies(101, rule) + "}"), "rules");
        assertThat(courses.priceRules(course).body().path("rules")).hasSize(100);
        assertThat(text(courses.course(course), "price")).isEqualTo("43.74");
    }

    private String courseWith(int seats, String rules) {
        var course = courses.courseWithSeats(seats);
        set(course, rules);
        return course;
    }

    private void set(String course, String rules) {
        var answer = courses.setPriceRules(course, ANY, rules);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** What somebody new has paid for a seat, and why. */
    private String buy(String course) {
        var order = orders.buy(course, "Student " + UUID.randomUUID());
        assertThat(order.status()).as(order.text()).isEqualTo(201);
        return words(order.body().path("priceAtPurchase").decimalValue(), text(order, "because"));
    }

    /** The price of a hold, from the version of the price that it names, and the seats that were sold before it. */
    private String computed(String course, JsonNode before, JsonNode hold) {
        var versions = new HashMap<Long, JsonNode>();
        courses.prices(course, "")
                .body()
                .forEach(version -> versions.put(version.path("version").asLong(), version));
        var version = versions.get(hold.path("priceVersion").asLong());
        var rules = ((ObjectNode) version.deepCopy())
                .retain("floor", "ceiling", "rules")
                .toString();
        var pricing = new Pricing(
                version.path("basePrice").decimalValue(),
                version.path("currency").asText(),
                new PriceRulesColumn().convertToEntityAttribute(rules));
        int seats = before.path("availableSeats").asInt()
                + before.path("heldSeats").asInt()
                + before.path("soldSeats").asInt();
        var price = pricing.at(new Circumstances(
                seats,
                before.path("soldSeats").asInt(),
                TierPlaces.NONE,
                null,
                Instant.parse(hold.path("at").asText())));
        return words(price.amount(), price.because());
    }

    private static String words(BigDecimal amount, String because) {
        return plain(amount) + " because " + because;
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static String tag(Answer answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static String text(Answer answer, String field) {
        var value = answer.body().path(field);
        return value.isNumber() ? plain(value.decimalValue()) : value.asText();
    }
}
