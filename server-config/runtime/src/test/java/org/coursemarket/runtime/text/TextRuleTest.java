package org.coursemarket.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {
    private static final int MOST = 10;
    private static final String EMOJI = Character.toString(0x1f600);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " a ",
                "\u00fc",
                "a\tb\r\nc",
                "a\u2028b",
                "\u05d0\u200f",
                "\u202eabc\u202c",
                "e\u0301",
                "0",
                "-",
                "\ue000",
                "\ufffd",
                "\ud83d\ude00"
            })
    void whatSaysSomething(String text) {
        assertThat(TextRule.isText(text, MOST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                ' ', '\t', '\n', 0xa0, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x1680, 0x17b4, 0x180e, 0x2003, 0x200b,
                0x200d, 0x200f, 0x2028, 0x2029, 0x202e, 0x202f, 0x205f, 0x2060, 0x2064, 0x2066, 0x2800, 0x3000, 0x3164,
                0xfe0f, 0xfeff, 0xffa0, 0xe0001, 0xe0041, 0xe0100, 0xe01f0
            })
    void whatNobodySees(int character) {
        var alone = Character.toString(character);

        assertThat(TextRule.isText(alone, MOST)).isFalse();
        assertThat(TextRule.isText(" " + alone + alone, MOST)).isFalse();
        assertThat(TextRule.isText(alone + "a", MOST)).isTrue();
    }

    @Test
    void emptyTextIsNone() {
        assertThat(TextRule.isText("", MOST)).isFalse();
    }

    /** C0, DEL and C1: Unicode's category Cc. */
    @Test
    void controlCharactersAreRefusedButTabsAndLineBreaks() {
        assertThat(IntStream.rangeClosed(0, 0x10ffff)
                        .filter(character -> Character.getType(character) == Character.CONTROL)
                        .filter(character -> TextRule.isText("a" + Character.toString(character), MOST)))
                .containsExactly((int) '\t', (int) '\n', (int) '\r');
        assertThat(TextRule.isText("a\u0085", MOST)).isFalse();
        assertThat(TextRule.isText("a\u007f", MOST)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void halfOfASurrogatePair(String half) {
        assertThat(TextRule.isText("a" + half, MOST)).isFalse();
    }

    @Test
    void charactersAreCountedAndNotTheirUnits() {
        assertThat(TextRule.isText(EMOJI.repeat(MOST), MOST)).isTrue();
        assertThat(TextRule.isText(EMOJI.repeat(MOST + 1), MOST)).isFalse();
        assertThat(TextRule.isText("a".repeat(MOST), MOST)).isTrue();
        assertThat(TextRule.isText("a".repeat(MOST + 1), MOST)).isFalse();
    }
}
