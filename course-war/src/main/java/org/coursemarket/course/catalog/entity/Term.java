package org.coursemarket.course.catalog.entity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a course is looked for by. In UTF-8, terms have the same order in every database, and those with the same beginning are one range
 * (RFC 3629, section 1).
 *
 * @param text a folded word, or the mark of names with a folded name behind it
 * @param isWhole whether the course must have this term; else one that begins so will do
 */
public record Term(String text, boolean isWhole) {
    /** No word begins with it. */
    private static final String MARK_OF_NAMES = "\u0000";

    /** Of a name, in code points: an index takes no longer ones. Those after them do not count. */
    private static final int LONGEST_NAME = 200;

    /** No character of UTF-8 has it. */
    private static final byte AFTER_ALL = (byte) 0xff;

    /** The beginning of a word, folded. */
    public static Term ofWord(String beginning) {
        return new Term(beginning, false);
    }

    /** The name of an instructor, as people write it. */
    public static Term ofInstructor(String name) {
        return new Term(MARK_OF_NAMES + FoldedText.cut(FoldedText.of(name), LONGEST_NAME), true);
    }

    /** The first of the terms that are meant. */
    public byte[] from() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The first after them. */
    public byte[] to() {
        byte[] from = from();
        byte[] to = Arrays.copyOf(from, from.length + 1); // with a zero behind it: the very next
        if (!isWhole) {
            to[from.length] = AFTER_ALL;
        }
        return to;
    }

    /** Whether each course that has the other one has this one too. */
    boolean isImpliedBy(Term other) {
        return !isWhole && !other.isWhole && other.text.startsWith(text);
    }
}
