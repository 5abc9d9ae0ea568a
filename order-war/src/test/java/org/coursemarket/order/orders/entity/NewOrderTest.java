package org.coursemarket.order.orders.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewOrderTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc", "SAVE-10_x", "---", "0123456789012345678901234567890123456789"})
    void codeOfAVoucher(String voucher) throws NoSuchFieldException {
        assertThat(voucher).matches(rule());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "SAVE 10",
                " SAVE10",
                "SAVE10 ",
                "SAVE10\n",
                "SAVE.10",
                "sävé10",
                "\u212a10",
                "\u0663\u0663\u0663",
                "01234567890123456789012345678901234567890"
            })
    void noCodeOfAVoucher(String voucher) throws NoSuchFieldException {
        assertThat(voucher).doesNotMatch(rule());
    }

    @Test
    void caseOfAVoucherDoesNotCountAnywhere() {
        var home = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr")); // where i becomes a capital with a dot
            assertThat(order("gift-i").voucher())
                    .isEqualTo("GIFT-I")
                    .isEqualTo(order("GIFT-I").voucher());
        } finally {
            Locale.setDefault(home);
        }
    }

    @Test
    void purchaseNeedsNoVoucher() {
        assertThat(order(null).voucher()).isNull();
    }

    private static Purchase order(String voucher) {
        return new NewOrder(UUID.randomUUID(), "Grace", null, voucher).by("grace");
    }

    /** As the server reads it: of the whole text. */
    private static java.util.regex.Pattern rule() throws NoSuchFieldException {
        return java.util.regex.Pattern.compile(NewOrder.class
                .getDeclaredField("voucher")
                .getAnnotation(Pattern.class)
                .regexp());
    }
}
