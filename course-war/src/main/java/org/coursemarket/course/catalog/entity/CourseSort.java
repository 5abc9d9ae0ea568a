package org.coursemarket.course.catalog.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.coursemarket.runtime.money.Amount;

/** An order of the list of courses. */
public enum CourseSort {
    /** The latest created first. */
    NEWEST {
        @Override
        byte[] begin(CourseListing course) {
            return number(Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, course.createdAt()));
        }
    },
    /** The lowest base price first, whatever its currency. */
    PRICE {
        @Override
        byte[] begin(CourseListing course) {
            return number(
                    course.basePrice().movePointRight(Amount.MOST_DECIMALS).longValueExact());
        }
    },
    /** By the characters of the folded title. */
    TITLE {
        @Override
        byte[] begin(CourseListing course) {
            var title = FoldedText.cut(FoldedText.of(course.title()), LONGEST_TITLE);
            return (title + END_OF_TITLE).getBytes(StandardCharsets.UTF_8);
        }
    };

    /** In code points: an index takes no longer places. Those after them do not count. */
    private static final int LONGEST_TITLE = 200;

    /** Comes before each character of a title. */
    private static final char END_OF_TITLE = 0;

    /** The place without the id. */
    abstract byte[] begin(CourseListing course);

    /** Where the course is in this order. */
    public Place place(CourseListing course) {
        return Place.of(begin(course), course.id());
    }

    /** As clients write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the order of the numbers, from 0 on. */
    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
