package org.coursemarket.course.vouchers.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.course.vouchers.entity.VoucherCode;
import org.junit.jupiter.api.Test;

class RandomCodesTest {
    @Test
    void codeIsOneThatAVoucherMayHave() {
        var codes = new RandomCodes(new SecureRandom());

        assertThat(Stream.generate(codes::next).limit(1_000))
                .allMatch(code -> code.matches(VoucherCode.FORM))
                .allMatch(code -> code.equals(VoucherCode.of(code)))
                .allMatch(code -> code.length() == RandomCodes.LENGTH)
                .noneMatch(code -> code.matches(".*[01OIL].*"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyCharacterIsAsLikelyAtEveryPlace() {
        int some = 31_000;
        var codes = new RandomCodes(new Random(7));
        var made = Stream.generate(codes::next).limit(some).toList();

        for (int place = 0; place < RandomCodes.LENGTH; place++) {
            int index = place;
            var counts =
                    made.stream().collect(Collectors.groupingBy(code -> code.charAt(index), Collectors.counting()));
            assertThat(counts).hasSize(RandomCodes.ALPHABET.length());
            assertThat(counts.values()).allSatisfy(count -> assertThat(count).isCloseTo(1_000L, within(160L)));
        }
    }

    @Test
    void aCodeHasAsManyBitsAsIsSaid() {
        assertThat(RandomCodes.ALPHABET.chars().distinct().count()).isEqualTo(RandomCodes.ALPHABET.length());
        assertThat((int) (RandomCodes.LENGTH * Math.log(RandomCodes.ALPHABET.length()) / Math.log(2)))
                .isEqualTo(RandomCodes.BITS);
    }
}
