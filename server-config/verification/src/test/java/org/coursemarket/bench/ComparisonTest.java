package org.coursemarket.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void aBuildsFirstMinuteIsComparedWithThatOfTheOtherOneBesideIt() {
        var figures = Comparison.of(result(
                Map.of(),
                List.of(
                        minute(Sites.PRESENT, 300),
                        minute(Sites.OTHER, 100),
                        minute(Sites.OTHER, 50),
                        minute(Sites.PRESENT, 100))));

        assertThat(figures)
                .extracting(Compared::what)
                .containsExactly(
                        "first minute after ready: reserve, one hot course",
                        "    from 0 s to 15 s",
                        "    from 15 s to 30 s",
                        "    from 30 s to 45 s",
                        "    from 45 s to 60 s",
                        "    seconds to 80 % of the steady throughput",
                        "    seconds from start to ready");
        assertThat(figures.get(0).ratio()).isEqualTo(new Spread(2, 2.5, 3));
        assertThat(figures.get(4).other()).isEqualTo(new Spread(50, 75, 100));
    }

    @Test
    void theMemoryOfAServiceIsComparedWithThatOfTheSameService() {
        var figures = Comparison.of(result(
                Map.of("course on " + Sites.PRESENT, 300.0, "course on " + Sites.OTHER, 600.0, "PostgreSQL", 100.0),
                List.of()));

        assertThat(figures)
                .containsExactly(
                        Compared.of("resident memory, MB: course on PostgreSQL", List.of(300.0), List.of(600.0)));
    }

    private static FirstMinute minute(String site, int perSecond) {
        return new FirstMinute(Row.RESERVE_HOT, site, 20, Collections.nCopies(60, perSecond), List.of());
    }

    private static Result result(Map<String, Double> memory, List<FirstMinute> firstMinutes) {
        return new Result(
                Map.of(), List.of(), memory, Map.of(), Map.of(), List.of(), Map.of(), firstMinutes, List.of());
    }
}
