package org.coursemarket.course.pricing.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The uses of something limited, a tier's places or a voucher's uses, that reservations have taken. They move with the seat.
 *
 * <pre>
 *         hold           spend
 *  free ------->  held  ------->  spent
 *       <-------
 *        release
 *       <-----------------------
 *               refund
 * </pre>
 *
 * @param held by reservations that are RESERVED
 * @param spent by reservations that are CONFIRMED
 */
public record Uses(int held, int spent) {
    public static final Uses NONE = new Uses(0, 0);

    /** @throws IllegalStateException if there was no such use to move */
    public Uses {
        if (held < 0 || spent < 0) {
            throw new IllegalStateException(
                    "a use is given back that was not taken: " + held + " held, " + spent + " spent");
        }
    }

    @JsonIgnore
    public int taken() {
        return held + spent;
    }

    public Uses hold() {
        return new Uses(held + 1, spent);
    }

    public Uses spend() {
        return new Uses(held - 1, spent + 1);
    }

    public Uses release() {
        return new Uses(held - 1, spent);
    }

    public Uses refund() {
        return new Uses(held, spent - 1);
    }
}
