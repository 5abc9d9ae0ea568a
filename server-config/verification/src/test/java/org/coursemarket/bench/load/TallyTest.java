package org.coursemarket.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void whatEndsWhileItIsMeasuredCountsInItsSecond() {
        var tally = new Tally();
        tally.fulfilled(0, SECOND);
        tally.begin(2 * SECOND);
        tally.fulfilled(SECOND, 2 * SECOND);
        tally.fulfilled(SECOND, 3 * SECOND - 1);
        tally.fulfilled(SECOND, 5 * SECOND);
        tally.end(6 * SECOND);
        tally.fulfilled(SECOND, 6 * SECOND);

        assertThat(tally.eachSecond(5)).containsExactly(2, 0, 0, 1, 0);
        assertThat(tally.eachSecond(2)).containsExactly(2, 0);
        assertThat(tally.fulfilled()).isEqualTo(5);
        assertThat(tally.perSecond()).isEqualTo(0.75);
    }
}
