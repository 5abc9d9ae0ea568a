package org.coursemarket.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 1",
                "', ,' | 1",
                "application/json | 1",
                "APPLICATION/JSON | 1",
                "application/json;charset=utf-16;q=0.5 | 0.5",
                "application/json ; Q=0.5 | 0.5",
                "text/html, application/json;q=0.25 | 0.25",
                "text/html | 0",
                "application/jsonp | 0",
                "application/* | 1",
                "text/*, */*;q=0.1 | 0.1",
                "*/*, application/*;q=0.5, application/json;q=0 | 0",
                ", ,application/json, | 1",
                "application/json;q=2 | 1",
                "application/json;q=much | 1",
                "; | 1",
                "*/*;q=0 | 0",
                "application/json;q=0 | 0",
                "application/json;q=0, application/json;charset=utf-8 | 1",
                "application/json;;q=0.5; | 0.5",
                "'application/json;profile=\"a,b;q=0\";q=0.5' | 0.5",
                "'text/html;a=\"x\\\", application/json, \"' | 0",
                "'text/html;a=\"application/json,' | 0",
                "'text/html;a=\"\\' | 0",
                "application/problem+json | 0",
                "application/vnd.example+json | 0",
            })
    void narrowestRangeCounts(String header, double quality) {
        assertThat(Accepted.of(header).quality("application/json")).isEqualTo(quality);
    }
}
