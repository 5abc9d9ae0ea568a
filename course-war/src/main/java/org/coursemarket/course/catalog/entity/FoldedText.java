package org.coursemarket.course.catalog.entity;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text as it is compared with other text: case, accents and ways to write the same character do not count. */
public final class FoldedText {
    /** Of a word, in code points. Those after them do not count. */
    static final int LONGEST_WORD = 40;

    /**
     * Accents and points stand on another letter. In other scripts a mark is as good as a letter: the vowels of Devanagari and Thai, and
     * what tells ga from ka in kana. Format characters, soft hyphens say, are not seen.
     */
    private static final Pattern UNHEEDED = Pattern.compile("[\\p{Cf}[\\p{M}"
            + "&&[\\p{IsInherited}\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsHebrew}\\p{IsArabic}\\p{IsSyriac}]"
            + "&&[^\u3099\u309A]]]+");

    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    private FoldedText() {}

    /**
     * The text in compatibility decomposition (Unicode, annex 15, NFKD), without accents and format characters, in small letters, with one
     * space for each row of spaces and line breaks, and none around it. What is folded already stays as it is.
     */
    public static String of(String text) {
        var letters = UNHEEDED.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return SPACE.matcher(smallLetters(letters)).replaceAll(" ").strip();
    }

    /**
     * The words of the text, folded, each once: rows of letters and digits, cut after {@value #LONGEST_WORD} characters. They are in the
     * order of the text.
     */
    public static Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        var word = new StringBuilder();
        of(text).codePoints().forEach(character -> {
            if (isOfAWord(character)) {
                word.appendCodePoint(character);
            } else {
                move(word, words);
            }
        });
        move(word, words);
        return words;
    }

    /** Numbers that are written as letters are, such as the zero of Chinese, and the marks that are left, count as letters. */
    private static boolean isOfAWord(int character) {
        return switch (Character.getType(character)) {
            case Character.LETTER_NUMBER, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(character);
        };
    }

    /** The first characters of a text, so many code points at the most. */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static void move(StringBuilder word, Set<String> words) {
        if (!word.isEmpty()) {
            words.add(cut(word.toString(), LONGEST_WORD));
            word.setLength(0);
        }
    }

    /**
     * By way of capitals, for some small letters have the same: ss and sharp s, both forms of sigma. Each character by itself in the end,
     * for the form of a sigma would depend on where in a word it stands.
     */
    private static String smallLetters(String text) {
        var small = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(small::appendCodePoint);
        return small.toString();
    }
}
