package org.coursemarket.runtime.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource({
        "JPY, 4990",
        "JPY, 4990.00",
        "JPY, 49900E-1",
        "JPY, 1E+6",
        "JPY, 0.0",
        "USD, 49.90",
        "USD, 49.900",
        "USD, 4990E-2",
        "KWD, 1.250",
        "KWD, 1.2500",
        "CLF, 1.2345",
        "XAU, 1"
    })
    void amountHasNoMoreDecimalsThanItsCurrency(String currency, BigDecimal amount) {
        assertThat(Amount.objection(amount, currency)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"JPY, 0, 49.9", "JPY, 0, 4990E-2", "USD, 2, 0.001", "KWD, 3, 1.2505", "CLF, 4, 1E-5", "XAU, 0, 0.1"})
    void anotherOneIsToldHowManyItMayHave(String currency, int most, BigDecimal amount) {
        assertThat(Amount.objection(amount, currency))
                .contains("must have at most " + most + " decimals, as " + currency + " has");
    }

    @Test
    void noCurrencyHasMoreDecimalsThanTheDatabasesKeep() {
        assertThat(Currency.getAvailableCurrencies())
                .allMatch(currency -> currency.getDefaultFractionDigits() <= Amount.MOST_DECIMALS);
    }

    /** The last ones are of a time when they were taken. */
    @ParameterizedTest
    @CsvSource({
        "JPY, 4990.00, 4990",
        "USD, 5, 5.00",
        "KWD, 1.25, 1.250",
        "KWD, 1.2500, 1.250",
        "CLF, 1E+11, 100000000000.0000",
        "JPY, 49.90, 49.9",
        "XXX, 49.90, 49.9"
    })
    void amountIsShownWithTheDecimalsOfItsCurrency(String currency, BigDecimal stored, BigDecimal shown) {
        assertThat(Amount.shown(stored, currency)).isEqualTo(shown);
    }
}
