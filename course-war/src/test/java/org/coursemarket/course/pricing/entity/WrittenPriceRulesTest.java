package org.coursemarket.course.pricing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collections;
import java.util.List;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenPriceRulesTest {
    private static final String ALL_KINDS = """
            {"floor":10,"ceiling":99.5,"rules":[
              {"kind":"window","name":"früh","from":"2027-01-01T00:00:00Z","until":"2027-02-01T00:00:00.5Z","percent":-12.5},
              {"kind":"window","from":"2027-02-01T00:00:00.5Z","price":0},
              {"kind":"tier","name":"first","seats":7,"price":5},
              {"kind":"scarcity","unsold":3,"amount":-1.25},
              {"kind":"ladder","every":10,"most":5,"percent":10}]}
            """;

    @Test
    void whatIsStoredIsWhatWasSaid() {
        var column = new PriceRulesColumn();
        var rules = read(ALL_KINDS).requireValid("EUR", PriceRules.NONE, TierPlaces.NONE);

        var stored = column.convertToEntityAttribute(column.convertToDatabaseColumn(rules));

        assertThat(stored).isEqualTo(rules);
        assertThat(read(column.convertToDatabaseColumn(rules))).isEqualTo(read(ALL_KINDS));
    }

    @Test
    void noRulesAreStoredAsNothing() {
        var column = new PriceRulesColumn();

        assertThat(column.convertToDatabaseColumn(PriceRules.NONE)).isNull();
        assertThat(column.convertToEntityAttribute(null)).isEqualTo(PriceRules.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"floor":2,"ceiling":1,"rules":[]}                                                         | ceiling
            {"floor":1.001,"rules":[]}                                                                 | floor
            {"rules":[{"kind":"window"}]}                                                              | rules[0].percent
            {"rules":[{"kind":"window","percent":1,"price":1}]}                                        | rules[0].percent
            {"rules":[{"kind":"window","percent":0.00001}]}                                            | rules[0].percent
            {"rules":[{"kind":"window","amount":0.001}]}                                               | rules[0].amount
            {"rules":[{"kind":"window","price":0.001}]}                                                | rules[0].price
            {"rules":[{"kind":"window","unsold":1,"price":1}]}                                         | rules[0].unsold
            {"rules":[{"kind":"tier","percent":1}]}                                                    | rules[0].seats
            {"rules":[{"kind":"window","seats":1,"percent":1}]}                                        | rules[0].seats
            {"rules":[{"kind":"tier","name":"a","seats":1,"percent":1},{"kind":"tier","name":"a","seats":2,"percent":1}]} | rules[1].name
            {"rules":[{"kind":"scarcity","percent":1}]}                                                | rules[0].unsold
            {"rules":[{"kind":"scarcity","unsold":1,"from":"2027-01-01T00:00:00Z","percent":1}]}       | rules[0].from
            {"rules":[{"kind":"ladder","every":1,"percent":1}]}                                        | rules[0].most
            {"rules":[{"kind":"ladder","most":1,"percent":1}]}                                         | rules[0].every
            {"rules":[{"kind":"ladder","every":1,"most":1,"price":1}]}                                 | rules[0].price
            {"rules":[{"kind":"ladder","every":1,"most":3,"percent":-33.4}]}                           | rules[0].percent
            {"rules":[{"kind":"window","from":"2027-01-02T00:00:00Z","until":"2027-01-01T00:00:00Z","percent":1}]} | rules[0].until
            {"rules":[{"kind":"window","from":"2027-01-01T00:00:00Z","until":"2027-01-01T00:00:00Z","percent":1}]} | rules[0].until
            {"rules":[{"kind":"window","percent":1},{"kind":"window","percent":1}]}                    | rules[1].from
            {"rules":[{"kind":"window","until":"2027-01-02T00:00:00Z","percent":1},{"kind":"window","from":"2027-01-01T00:00:00Z","percent":1}]} | rules[1].from
            """)
    void whatCannotBeIsRefusedByItsField(String text, String field) {
        var refusal = catchThrowableOfType(
                InvalidInput.class, () -> read(text).requireValid("EUR", PriceRules.NONE, TierPlaces.NONE));

        assertThat(errors(refusal)).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void allThatIsWrongIsNamed() {
        var rules = read("""
                {"floor":5,"ceiling":1,"rules":[{"kind":"scarcity","percent":1},{"kind":"ladder","price":1}]}
                """);

        var refusal = catchThrowableOfType(
                InvalidInput.class, () -> rules.requireValid("EUR", PriceRules.NONE, TierPlaces.NONE));

        assertThat(errors(refusal))
                .extracting(FieldError::field)
                .containsExactly("ceiling", "rules[0].unsold", "rules[1].every", "rules[1].most", "rules[1].price");
    }

    @Test
    void numbersAreKeptWithoutZerosAtTheirEnd() {
        var rules = read("""
                {"floor":0E-50,"rules":[{"kind":"window","percent":0E-50},{"kind":"ladder","every":1,"most":1,"amount":1.50}]}
                """).requireValid("EUR", PriceRules.NONE, TierPlaces.NONE);

        assertThat(new PriceRulesColumn().convertToDatabaseColumn(rules)).isEqualTo("""
                {"floor":0,"rules":[{"kind":"window","percent":0},{"kind":"ladder","every":1,"most":1,"amount":1.5}]}\
                """);
    }

    @Test
    void ruleOfALaterVersionIsRefusedByItsKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceRulesColumn()
                        .convertToEntityAttribute("{\"rules\":[{\"kind\":\"auction\",\"seats\":1,\"percent\":1}]}"))
                .withMessageContaining("auction");
    }

    @Test
    void windowsMayTouch() {
        assertThat(read(ALL_KINDS)
                        .requireValid("EUR", PriceRules.NONE, TierPlaces.NONE)
                        .rules())
                .hasSize(5);
    }

    @Test
    void amountsHaveTheDecimalsOfTheCurrency() {
        var rules = read("""
                {"floor":1.0,"rules":[{"kind":"window","amount":1.5}]}
                """);

        var refusal = catchThrowableOfType(
                InvalidInput.class, () -> rules.requireValid("JPY", PriceRules.NONE, TierPlaces.NONE));

        assertThat(errors(refusal)).extracting(FieldError::field).containsExactly("rules[0].amount");
    }

    @Test
    void aHundredRulesHaveRoomInTheColumn() {
        String name = "\uD83D\uDE00".repeat(40);
        var rule = """
                {"kind":"window","name":"%s","from":"0000-01-01T00:00:00.000000001Z","until":"9999-12-31T23:59:59.999999999Z","amount":-999999.99}
                """.formatted(name);
        var written = JsonFormat.value(rule, WrittenPriceRule.class);
        var rules = new PriceRules(null, null, Collections.nCopies(WrittenPriceRules.MOST_RULES, written.rule()));

        assertThat(new PriceRulesColumn().convertToDatabaseColumn(rules).length())
                .isLessThan(60_000);
    }

    private static WrittenPriceRules read(String text) {
        try {
            return JsonFormat.MAPPER.readValue(text, WrittenPriceRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<FieldError> errors(InvalidInput refusal) {
        return (List<FieldError>) refusal.data().get("errors");
    }
}
