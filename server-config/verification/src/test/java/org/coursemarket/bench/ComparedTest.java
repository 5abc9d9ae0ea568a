package org.coursemarket.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparedTest {
    /** And not that of the medians: a window is compared with the one that was measured beside it. */
    @Test
    void theRatioIsTakenWindowByWindow() {
        var compared = Compared.of("purchase", List.of(300.0, 100.0, 160.0), List.of(100.0, 50.0, 200.0));

        assertThat(compared.present()).isEqualTo(new Spread(100, 160, 300));
        assertThat(compared.other()).isEqualTo(new Spread(50, 100, 200));
        assertThat(compared.ratio()).isEqualTo(new Spread(0.8, 2, 3));
    }

    @Test
    void anEvenNumberOfWindowsHasItsMedianBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(1, 3, 9));
    }

    @Test
    void thereIsNoRatioToWhatWasNeverReached() {
        var compared = Compared.of("seconds", List.of(5.0, 6.0), List.of(40.0, Double.POSITIVE_INFINITY));

        assertThat(compared.other().max()).isInfinite();
        assertThat(Compared.of("seconds", List.of(Double.POSITIVE_INFINITY), List.of(4.0))
                        .ratio())
                .isNull();
        assertThat(Compared.of("seconds", List.of(0.0), List.of(0.0)).ratio()).isNull();
    }

    @Test
    void oneBuildStandsAlone() {
        assertThat(Compared.of("reserve", List.of(7.0), List.of()))
                .isEqualTo(new Compared("reserve", new Spread(7, 7, 7), null, null));
    }
}
