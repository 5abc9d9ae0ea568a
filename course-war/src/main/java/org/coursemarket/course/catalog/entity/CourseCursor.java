package org.coursemarket.course.catalog.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.coursemarket.runtime.problems.InvalidInput;

/**
 * The place after which a page begins, as clients send it back. It has the place itself, not the course that was there: this one may have
 * moved meanwhile. A sum tells it from what the list has not given. It keeps nothing secret: whoever forges one begins somewhere else.
 */
public final class CourseCursor {
    private static final int SUM_BYTES = 8;

    private CourseCursor() {}

    /** The cursor of this place in the list of this name. */
    public static String of(String list, Place place) {
        byte[] bytes = place.bytes();
        byte[] sum = sum(list, bytes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(sum.length + bytes.length)
                        .put(sum)
                        .put(bytes)
                        .array());
    }

    /**
     * The place that the list has given this cursor for.
     *
     * @throws InvalidInput if it has given none
     */
    public static Place place(String list, String cursor) {
        var place = decoded(cursor);
        if (!of(list, place).equals(cursor)) { // another text may stand for the same bytes
            throw unknown();
        }
        return place;
    }

    private static Place decoded(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return Place.of(Arrays.copyOfRange(bytes, Math.min(SUM_BYTES, bytes.length), bytes.length));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static byte[] sum(String list, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0xff); // in no UTF-8
            return Arrays.copyOf(digest.digest(bytes), SUM_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static InvalidInput unknown() {
        return new InvalidInput("cursor", "must be one that this list gave");
    }
}
