package org.coursemarket.bench;

/** The seats of one course or of several together. */
record Seats(long total, long available, long held, long sold) {
    static final Seats NONE = new Seats(0, 0, 0, 0);

    Seats plus(Seats other) {
        return new Seats(total + other.total, available + other.available, held + other.held, sold + other.sold);
    }

    Seats moved(long toHeld, long toSold) {
        return new Seats(total, available - toHeld - toSold, held + toHeld, sold + toSold);
    }
}
