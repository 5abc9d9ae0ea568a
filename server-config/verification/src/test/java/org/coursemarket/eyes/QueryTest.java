package org.coursemarket.eyes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void namesOfMetricsAreFoundAndNothingElse() {
        assertThat(
                        Query.metrics(
                                "sum by (job, status) (rate(a_total{status=\"x\"}[1m])) / b:c:rate1m > 0.9 * 1e6 and on (job) d offset 5m"))
                .containsExactly("a_total", "b:c:rate1m", "d");
        assertThat(Query.metrics("max(e)")).containsExactly("e");
    }
}
