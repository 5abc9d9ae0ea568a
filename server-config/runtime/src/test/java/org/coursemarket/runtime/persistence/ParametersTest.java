package org.coursemarket.runtime.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 4", "5, 8", "8, 8", "9, 16", "256, 256", "257, 512", "1000, 1024"})
    void lastValueIsRepeatedUpToThePowerOfTwo(int length, int padded) {
        var values = values(length);

        var parameters = Parameters.padded(values);

        assertThat(parameters).hasSize(padded).startsWith(values.toArray(Integer[]::new));
        assertThat(parameters.subList(length, padded)).isEqualTo(Collections.nCopies(padded - length, length));
    }

    @Test
    void thousandLengthsMakeElevenStatements() {
        var lengths = IntStream.rangeClosed(1, 1_000)
                .map(n -> Parameters.padded(values(n)).size());

        assertThat(lengths.distinct().count()).isEqualTo(11);
    }

    @Test
    void valuesThemselvesStayAsTheyWere() {
        var values = values(3);

        Parameters.padded(values);

        assertThat(values).containsExactly(1, 2, 3);
    }

    /** 1 to n. */
    private static List<Integer> values(int n) {
        return IntStream.rangeClosed(1, n).boxed().toList();
    }
}
