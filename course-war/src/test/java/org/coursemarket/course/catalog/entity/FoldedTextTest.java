package org.coursemarket.course.catalog.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    @ParameterizedTest
    @CsvSource({
        "Jakarta EE, jakarta ee",
        "ÀÉÎõü, aeiou",
        "e\u0301\u0323, e", // two marks on one letter
        "İstanbul ılık, istanbul ilik",
        "STRASSE, strasse",
        "Straße, strasse",
        "STRAẞE, strasse",
        "ΟΔΟΣ, οδοσ",
        "οδος, οδοσ",
        "Ёлка, елка",
        "ﬁne ﬂoor oﬃce, fine floor office",
        "Ⅻ ½ x², xii 1⁄2 x2",
        "ＷＩＤＥ, wide",
        "カ\u3099 ガ, カ\u3099 カ\u3099", // ga is not ka
        "मीना, मीना", // its vowels are marks
        "ที่, ที่",
        "한, \u1112\u1161\u11ab",
        "שָׁלוֹם, שלום",
        "مُحَمَّد, محمد",
        "\uD835\uDD4F\uD835\uDCCE, xy", // letters of mathematics, beyond the first 65,536
        "\uD801\uDC00, \uD801\uDC28", // Deseret, which has two cases
        "co\u00ADop می\u200Cخواهم, coop میخواهم",
        "'  a \u00A0\t\u3000 b\n', a b",
        "'?', ?",
    })
    void theSameTextIsFoldedToTheSame(String text, String folded) {
        assertThat(FoldedText.of(text)).isEqualTo(folded);
    }

    @Test
    void whatIsFoldedStaysAsItIs() {
        characters().forEach(character -> {
            var folded = FoldedText.of(character);
            assertThat(FoldedText.of(folded)).as(character).isEqualTo(folded);
        });
    }

    /** The iota below a Greek letter aside: it is a mark, and in capitals a letter. */
    @Test
    void eachCharacterIsTheSameInEachForm() {
        var iotaBelow = "\u0345";
        characters().stream()
                .filter(character -> !nfd(character).contains(iotaBelow))
                .forEach(character -> {
                    var folded = FoldedText.of(character);
                    assertThat(List.of(
                                    character.toLowerCase(Locale.ROOT),
                                    character.toUpperCase(Locale.ROOT),
                                    Normalizer.normalize(character, Normalizer.Form.NFC),
                                    nfd(character),
                                    Normalizer.normalize(character, Normalizer.Form.NFKC)))
                            .as(character)
                            .allSatisfy(form -> assertThat(FoldedText.of(form)).isEqualTo(folded));
                });
    }

    @Test
    void wordsAreLettersAndDigits() {
        assertThat(FoldedText.words("Don't panic! C++ & .NET-8, 100% \uD83D\uDE00 Ärger_ärger"))
                .containsExactly("don", "t", "panic", "c", "net", "8", "100", "arger");
        assertThat(FoldedText.words("日本語 文字。かな")).containsExactly("日本語", "文字", "かな");
        assertThat(FoldedText.words("हिन्दी मीना मोना 二〇二五")).containsExactly("हिन्दी", "मीना", "मोना", "二〇二五");
        assertThat(FoldedText.words("\uD801\uDC00\uD801\uDC01 x")).containsExactly("\uD801\uDC28\uD801\uDC29", "x");
        assertThat(FoldedText.words(" % _ ' \" \\ \u0301 \uD83D\uDE00 ")).isEmpty();
    }

    @Test
    void longWordsAreCutBetweenCharacters() {
        var long40 = "\uD801\uDC28".repeat(40);

        assertThat(FoldedText.words("\uD801\uDC00".repeat(41))).containsExactly(long40);
        assertThat(FoldedText.words("a".repeat(40) + "b a" + "a".repeat(40))).containsExactly("a".repeat(40));
    }

    /** It is the most that a text can ask of the database. */
    @Test
    void aDescriptionHasSomeThousandWordsAtTheMost() {
        var single = IntStream.rangeClosed(0x4e00, 0x9fff)
                .mapToObj(Character::toString)
                .limit(2_000)
                .toList();

        assertThat(FoldedText.words(String.join(" ", single))).hasSize(2_000);
    }

    private static String nfd(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static List<String> characters() {
        return IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .toList();
    }
}
