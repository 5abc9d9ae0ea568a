package org.coursemarket.runtime.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/**
 * Says something, and can be stored by both databases: no control character but tabs and line breaks (PostgreSQL stores no NUL), no
 * half of a surrogate pair, and at least one character that leaves ink. Direction marks may stand in it, as text in Arabic or Hebrew
 * needs them.
 */
public class TextRule implements ConstraintValidator<Text, String> {
    private static final String TAB_AND_LINE_BREAKS = "\t\r\n";

    /** Letters and symbols by their category, but without ink: Hangul fillers, and Braille without a dot. */
    private static final String EMPTY_LETTERS = "\u115f\u1160\u2800\u3164\uffa0";

    /** Characters that are there only to be ignored, many of them not assigned yet (Unicode, Default_Ignorable_Code_Point). */
    private static final int FIRST_IGNORABLE = 0xe0000;

    private static final int LAST_IGNORABLE = 0xe0fff;

    private int most;

    @Override
    public void initialize(Text text) {
        most = text.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        return text == null || isText(text, most);
    }

    /** Whether this is text of so many code points at the most. */
    static boolean isText(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                && text.codePoints().allMatch(TextRule::isAllowed)
                && text.codePoints().anyMatch(TextRule::isVisible);
    }

    private static boolean isAllowed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> TAB_AND_LINE_BREAKS.indexOf(character) >= 0;
            case Character.SURROGATE -> false; // a whole pair is one character, of another type
            default -> true;
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK, // stands on another character, as the other marks do
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default ->
                EMPTY_LETTERS.indexOf(character) < 0 && (character < FIRST_IGNORABLE || character > LAST_IGNORABLE);
        };
    }
}
