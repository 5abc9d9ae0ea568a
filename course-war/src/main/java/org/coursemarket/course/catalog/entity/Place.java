package org.coursemarket.course.catalog.entity;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Where a course is in an order of the list: bytes, compared without sign, whose order is that of the list in every database. The last 16
 * are the course's id, so no two courses have one place.
 */
public final class Place {
    /** Before those of all courses. */
    public static final Place BEGIN = new Place(new byte[0]);

    /** After them: no number is so large, and no text begins so. */
    public static final Place END = new Place(new byte[] {(byte) 0xff});

    private static final int ID_BYTES = 2 * Long.BYTES;

    private final byte[] bytes;

    private Place(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The place that has been read as these bytes. */
    public static Place of(byte[] bytes) {
        return new Place(bytes);
    }

    /** The place of a course after all that begin with less. */
    static Place of(byte[] begin, UUID courseId) {
        return new Place(ByteBuffer.allocate(begin.length + ID_BYTES)
                .put(begin)
                .putLong(courseId.getMostSignificantBits())
                .putLong(courseId.getLeastSignificantBits())
                .array());
    }

    public byte[] bytes() {
        return bytes;
    }

    /** The course that is there. */
    public UUID courseId() {
        var id = ByteBuffer.wrap(bytes, bytes.length - ID_BYTES, ID_BYTES);
        return new UUID(id.getLong(), id.getLong());
    }
}
