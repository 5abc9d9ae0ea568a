package org.coursemarket.bench;

/** What is measured. Each operation of a row has this effect on the seats, which is looked at after each window. */
enum Row {
    BARE("bare JSON endpoint", 200, 0, 0),
    GET_COURSE("GET a course", 200, 0, 0),
    LIST("list, 20 courses", 200, 0, 0),
    LIST_SIGNED_IN("list, 20 courses, signed in", 200, 0, 0),
    RESERVE_HOT("reserve, one hot course", 200, 1, 0),
    RESERVE_SPREAD("reserve, 1,000 courses", 200, 1, 0),
    RESERVE_PRICED("reserve, ten rules and a voucher", 200, 1, 0),
    RESERVE_AMONG_VOUCHERS("reserve, ten rules and one of 10,000 vouchers", 200, 1, 0),
    RESERVE_CONFIRM("reserve + confirm, one hot course", 200, 0, 1),
    PURCHASE_HOT("purchase, one hot course", 201, 0, 1),
    PURCHASE_SPREAD("purchase, 1,000 courses", 201, 0, 1),
    PURCHASE_PRICED("purchase, ten rules and a voucher", 201, 0, 1),
    PURCHASE_WATCHED("purchase, 500 streams watch", 201, 0, 1),
    SOLD_OUT("sold-out refusal", 409, 0, 0);

    private final String label;
    private final int expectedStatus;
    private final int held;
    private final int sold;

    Row(String label, int expectedStatus, int held, int sold) {
        this.label = label;
        this.expectedStatus = expectedStatus;
        this.held = held;
        this.sold = sold;
    }

    String label() {
        return label;
    }

    /** Its name as that of a row of the first minute after ready. */
    String firstMinuteLabel() {
        return "first minute after ready: " + label;
    }

    int expectedStatus() {
        return expectedStatus;
    }

    boolean isPurchase() {
        return this == PURCHASE_HOT || this == PURCHASE_SPREAD || this == PURCHASE_PRICED || this == PURCHASE_WATCHED;
    }

    boolean hasFirstMinute() {
        return this == RESERVE_HOT || this == PURCHASE_HOT;
    }

    boolean takesSeats() {
        return held + sold > 0;
    }

    /** The seats after so many operations. */
    Seats after(Seats before, long operations) {
        return before.moved(held * operations, sold * operations);
    }
}
