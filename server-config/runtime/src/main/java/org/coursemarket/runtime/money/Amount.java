package org.coursemarket.runtime.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/** Amounts of money in a currency, and its decimals (ISO 4217): JPY has none, USD two, KWD three, CLF four. */
public final class Amount {
    /** No currency has more decimals. The databases keep as many. */
    public static final int MOST_DECIMALS = 4;

    private Amount() {}

    /**
     * Reads the code of a currency in which there can be prices here.
     *
     * @throws IllegalArgumentException if it is none, or ISO 4217 defines no number of decimals for it (XAU, XXX)
     */
    public static String requireCurrency(String code) {
        if (Currency.getInstance(code).getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(code + " has no number of decimals");
        }
        return code;
    }

    /** What is wrong with an amount that has more decimals than its currency; trailing zeros don't count. */
    public static Optional<String> objection(BigDecimal amount, String currency) {
        int most = decimals(currency);
        return amount.stripTrailingZeros().scale() > most
                ? Optional.of("must have at most " + most + " decimals, as " + currency + " has")
                : Optional.empty();
    }

    /** With the decimals of its currency; more, where there are any that count: nothing is rounded. */
    public static BigDecimal shown(BigDecimal amount, String currency) {
        int scale = Math.max(decimals(currency), amount.stripTrailingZeros().scale());
        return amount.setScale(scale, RoundingMode.UNNECESSARY);
    }

    /** Rounded half up to the decimals of its currency. */
    public static BigDecimal rounded(BigDecimal amount, String currency) {
        return amount.setScale(decimals(currency), RoundingMode.HALF_UP);
    }

    /** None for a currency for which no number of them is defined. */
    private static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
