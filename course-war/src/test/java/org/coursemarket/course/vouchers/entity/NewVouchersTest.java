package org.coursemarket.course.vouchers.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import org.coursemarket.course.pricing.entity.Adjustment;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewVouchersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code': 'SAVE10', 'percent': -10, 'uses': 1}",
                "{'count': 1000, 'percent': -0.0001, 'uses': 1}",
                "{'code': 'a-b_9', 'amount': -0.01, 'uses': 1}",
                "{'code': 'abc', 'price': 0, 'uses': 1}",
                "{'code': 'abc', 'price': 9.990, 'uses': 1, 'from': '2027-01-01T00:00:00Z'}",
                "{'code': 'abc', 'price': 1, 'uses': 1, 'until': '2027-01-01T00:00:00Z'}",
                "{'code': 'abc', 'price': 1, 'uses': 1, 'from': '2027-01-01T00:00:00Z', 'until': '2027-01-01T00:00:00.000001Z'}",
            })
    void whatCanBeMadePasses(String json) {
        assertThatCode(() -> read(json).requireValid("EUR")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'percent': -10, 'uses': 1}                                          | code, count
            {'code': 'abc', 'count': 1, 'percent': -10, 'uses': 1}               | code, count
            {'code': 'abc', 'uses': 1}                                           | percent
            {'code': 'abc', 'percent': -10, 'amount': -1, 'uses': 1}             | percent
            {'code': 'abc', 'percent': -10, 'price': 1, 'uses': 1}               | percent
            {'code': 'abc', 'amount': -10, 'price': 1, 'uses': 1}                | percent
            {'code': 'abc', 'percent': -0.00001, 'uses': 1}                      | percent
            {'code': 'abc', 'amount': -0.001, 'uses': 1}                         | amount
            {'code': 'abc', 'price': 0.001, 'uses': 1}                           | price
            {'code': 'abc', 'price': 1, 'uses': 1, 'from': '2027-01-01T00:00:00Z', 'until': '2027-01-01T00:00:00Z'}      | until
            {'code': 'abc', 'price': 1, 'uses': 1, 'from': '2027-01-01T00:00:00Z', 'until': '2027-01-01T01:00:00+01:00'} | until
            {'code': 'abc', 'price': 1, 'uses': 1, 'from': '2027-01-01T00:00:00.0000001Z', 'until': '2027-01-01T00:00:00.0000009Z'} | until
            {'count': 2, 'amount': -0.001, 'uses': 1, 'from': '2027-01-02T00:00:00Z', 'until': '2027-01-01T00:00:00Z'}   | amount, until
            """)
    void whatCannotBeIsRefusedByItsFields(String json, String fields) {
        assertThat(refused(json, "EUR")).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource({"JPY, -1, ''", "JPY, -1.5, amount", "KWD, -0.125, ''", "KWD, -0.1255, amount", "CLF, -0.1255, ''"})
    void amountsHaveTheDecimalsOfTheCurrency(String currency, String amount, String fields) {
        assertThat(refused("{'code': 'abc', 'amount': " + amount + ", 'uses': 1}", currency))
                .isEqualTo(fields);
    }

    @Test
    void itsTimesAreAsTheDatabasesKeepThem() {
        var discount = read("""
                {'count': 1, 'amount': -5, 'uses': 1,
                 'from': '2027-01-01T00:00:00.123456789Z', 'until': '2027-01-02T00:00:00.999999999Z'}
                """).discount("XYZ");

        assertThat(discount.code()).isEqualTo("XYZ");
        assertThat(discount.adjustment()).isInstanceOf(Adjustment.Plus.class);
        assertThat(discount.from()).isEqualTo(Instant.parse("2027-01-01T00:00:00.123456Z"));
        assertThat(discount.until()).isEqualTo(Instant.parse("2027-01-02T00:00:00.999999Z"));
    }

    private static String refused(String json, String currency) {
        var refusal = catchThrowableOfType(InvalidInput.class, () -> read(json).requireValid(currency));
        return refusal == null ? "" : String.join(", ", fields(refusal));
    }

    @SuppressWarnings("unchecked")
    static List<String> fields(InvalidInput refusal) {
        return ((List<FieldError>) refusal.data().get("errors"))
                .stream().map(FieldError::field).toList();
    }

    private static NewVouchers read(String json) {
        try {
            return JsonFormat.MAPPER.readValue(json.replace('\'', '"'), NewVouchers.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
