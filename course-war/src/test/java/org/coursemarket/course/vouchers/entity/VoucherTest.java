package org.coursemarket.course.vouchers.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.coursemarket.course.pricing.entity.Adjustment;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.pricing.entity.Uses;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;
import org.junit.jupiter.api.Test;

class VoucherTest {
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final Caller ADA = new Caller("ada", false);
    private static final List<UnaryOperator<Uses>> STEPS =
            List.of(Uses::hold, Uses::spend, Uses::release, Uses::refund);

    @Test
    void aUseMovesAsItsSeatDoes() {
        var voucher = voucher(3);

        voucher.move(Uses::hold);
        voucher.move(Uses::hold);
        voucher.move(Uses::spend);
        assertUses(voucher, 1, 1, 1);

        voucher.move(Uses::release);
        assertUses(voucher, 2, 0, 1);

        voucher.move(Uses::refund);
        assertUses(voucher, 3, 0, 0);
    }

    @Test
    void noUseIsGivenBackThatWasNotTaken() {
        var voucher = voucher(3);
        voucher.move(Uses::hold);

        assertThatIllegalStateException().isThrownBy(() -> voucher.move(Uses::refund));
        voucher.move(Uses::spend);
        assertThatIllegalStateException().isThrownBy(() -> voucher.move(Uses::release));
        assertThatIllegalStateException().isThrownBy(() -> voucher.move(Uses::spend));

        assertUses(voucher, 2, 0, 1);
    }

    @Test
    void usesAddUpWhateverHappens() {
        var dice = new Random(7);
        var voucher = voucher(5);
        for (int i = 0; i < 10_000; i++) {
            var step = STEPS.get(dice.nextInt(STEPS.size()));
            if (!voucher.isUsedUp() || step != STEPS.get(0)) {
                try {
                    voucher.move(step);
                } catch (IllegalStateException noSuchUse) {
                    // stays as it is
                }
            }
            var now = voucher.details("USD");
            assertThat(now.free() + now.held() + now.spent()).isEqualTo(5);
            assertThat(List.of(now.free(), now.held(), now.spent())).allMatch(count -> count >= 0);
            assertThat(voucher.isUsedUp()).isEqualTo(now.free() == 0);
        }
    }

    @Test
    void usesMayBeAsFewAsAreTaken() {
        var voucher = voucher(5);
        voucher.move(Uses::hold);
        voucher.move(Uses::hold);
        voucher.move(Uses::spend);

        assertThatExceptionOfType(UsesTaken.class)
                .isThrownBy(() -> voucher.setUses(1))
                .satisfies(refusal -> assertThat(refusal.data()).containsEntry("minimum", 2));
        assertUses(voucher, 3, 1, 1);

        voucher.setUses(2);
        assertUses(voucher, 0, 1, 1);
        assertThat(voucher.isUsedUp()).isTrue();

        voucher.setUses(7);
        assertUses(voucher, 5, 1, 1);
    }

    @Test
    void itsEndCanBeMovedButNotBeforeItsBeginning() {
        var voucher = voucher(1);
        var early = new VoucherChange(null, NOON);

        assertThat(NewVouchersTest.fields(catchThrowableOfType(InvalidInput.class, () -> early.requireValid(NOON))))
                .containsExactly("until");
        assertThat(NewVouchersTest.fields(catchThrowableOfType(
                        InvalidInput.class, () -> new VoucherChange(null, null).requireValid(NOON))))
                .containsExactly("uses");
        early.requireValid(null);
        new VoucherChange(null, NOON.plusSeconds(1)).requireValid(NOON);

        voucher.setUntil(NOON);
        assertThat(voucher.discount().isValid(NOON)).isFalse();
        assertThat(voucher.discount().isValid(NOON.minusNanos(1))).isTrue();
    }

    @Test
    void itIsShownInTheDecimalsOfTheCurrency() {
        assertThat(shown(new Adjustment.Plus(new BigDecimal("-1.5000")), "KWD").amount())
                .isEqualTo("-1.500");
        assertThat(shown(new Adjustment.Fixed(new BigDecimal("20.0000")), "JPY").price())
                .isEqualTo("20");
        assertThat(shown(new Adjustment.Percent(new BigDecimal("-20.0000")), "USD")
                        .percent()
                        .toPlainString())
                .isEqualTo("-20");
    }

    private static VoucherDetails shown(Adjustment adjustment, String currency) {
        return voucher(adjustment, 1).details(currency);
    }

    private static void assertUses(Voucher voucher, int free, int held, int spent) {
        var now = voucher.details("USD");
        assertThat(List.of(now.free(), now.held(), now.spent())).containsExactly(free, held, spent);
        assertThat(now.uses()).isEqualTo(free + held + spent);
    }

    private static Voucher voucher(int uses) {
        return voucher(new Adjustment.Percent(BigDecimal.TEN.negate()), uses);
    }

    private static Voucher voucher(Adjustment adjustment, int uses) {
        return Voucher.create(UUID.randomUUID(), new Discount("SAVE10", adjustment, null, null), uses, ADA, NOON);
    }
}
