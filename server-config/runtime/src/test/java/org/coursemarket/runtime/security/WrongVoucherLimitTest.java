package org.coursemarket.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;

/** Three wrong vouchers in a minute. */
class WrongVoucherLimitTest {
    private static final int LIMIT = 3;
    private static final Duration UNTIL_ONE_IS_FREE = Duration.ofSeconds(20);

    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final WrongVoucherLimit limit = new WrongVoucherLimit(
            new RateSettings(FixedConfig.of(Map.of(
                    "requests.limit", "1",
                    "requests.period", "PT1S",
                    "vouchers.wrong.limit", String.valueOf(LIMIT),
                    "vouchers.wrong.period", "PT1M"))),
            stopwatch);
    private final List<String> lookedAt = new ArrayList<>();

    @Test
    void whoHasGuessedTooOftenIsToldWhenToComeAgainBeforeAnythingIsDone() {
        guessWrong(LIMIT);
        stopwatch.advance(UNTIL_ONE_IS_FREE.minusMillis(4_500));

        var refusal = catchThrowableOfType(
                TooManyRequests.class, () -> limit.guarding("eve", "GUESS", this::wrong, "bought"::equals));

        assertThat(lookedAt).hasSize(LIMIT);
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
        assertThat(refusal.data()).containsEntry(Problem.RETRY_AFTER, 5L);
    }

    @Test
    void timeThatPassesAllowsOneAfterAnother() {
        guessWrong(LIMIT);

        for (int i = 0; i < 5; i++) {
            stopwatch.advance(UNTIL_ONE_IS_FREE.minusNanos(1));
            assertNoneIsLeft();
            stopwatch.advance(Duration.ofNanos(1));
            guessWrong(1);
        }
    }

    @Test
    void noMoreThanTheLimitAreAllowedAtOnceHoweverMuchTimePasses() {
        stopwatch.advance(Duration.ofDays(1));
        guessWrong(LIMIT);

        assertNoneIsLeft();
    }

    @Test
    void rightOnesCostNothing() {
        guessWrong(LIMIT - 1);
        for (int i = 0; i < 10 * LIMIT; i++) {
            assertThat(limit.guarding("eve", "SAVE10", this::right, "bought"::equals))
                    .isEqualTo("bought");
        }
        guessWrong(1);

        assertNoneIsLeft();
    }

    @Test
    void whatFailsForAnotherReasonCostsNothing() {
        for (int i = 0; i < 2 * LIMIT; i++) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> guess(refusing("voucher-exhausted")));
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> guess(refusing("sold-out")));
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> guess(() -> {
                        throw new IllegalStateException("the database is away");
                    }));
        }
        guessWrong(LIMIT);
    }

    /** Or a thousand guesses at once would be free. */
    @Test
    void noMoreThanTheLimitAreLookedAtAtTheSameTime() {
        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> guess(() -> guess(() -> guess(() -> guess(this::right)))));

        assertThat(lookedAt).isEmpty();
        guessWrong(LIMIT);
    }

    /** Or whoever waits for the answer would guess for free. */
    @Test
    void whatIsNotDecidedYetCountsAsWrong() {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(guess(() -> "pending")).isEqualTo("pending");
        }

        assertNoneIsLeft();
    }

    @Test
    void eachHasTheirOwn() {
        guessWrong(LIMIT);

        assertThat(limit.guarding("alice", "SAVE10", this::right, "bought"::equals))
                .isEqualTo("bought");
    }

    @Test
    void whoNamesNoneGuessesNothing() {
        guessWrong(LIMIT);

        assertThat(limit.guarding("eve", null, this::right, "bought"::equals)).isEqualTo("bought");
    }

    private void guessWrong(int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(Wrong.class).isThrownBy(() -> guess(this::wrong));
        }
    }

    private void assertNoneIsLeft() {
        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> guess(this::right));
    }

    private String guess(Supplier<String> action) {
        return limit.guarding("eve", "GUESS", action, "bought"::equals);
    }

    private String right() {
        lookedAt.add("right");
        return "bought";
    }

    private String wrong() {
        lookedAt.add("wrong");
        throw new Wrong();
    }

    private static Supplier<String> refusing(String type) {
        return () -> {
            throw new Refusal(Refusal.Kind.CONFLICT, type, "No.", Map.of()) {};
        };
    }

    private static final class Wrong extends Refusal {
        Wrong() {
            super(Kind.UNPROCESSABLE, "voucher-invalid", "It does not count.", Map.of());
        }
    }
}
