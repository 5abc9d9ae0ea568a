package org.coursemarket.order.seats.control;

/** The course service gave no answer that counts. It may pass, so the call is worth another try. */
class CourseServiceFailure extends RuntimeException {
    private final boolean mayHaveActed;

    CourseServiceFailure(String message, boolean mayHaveActed, Throwable cause) {
        super(message, cause);
        this.mayHaveActed = mayHaveActed;
    }

    /** False where the request certainly had no effect: never connected, or refused for want of room. */
    boolean mayHaveActed() {
        return mayHaveActed;
    }
}
