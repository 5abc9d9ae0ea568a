package org.coursemarket.order.seats.control;

/** The tries of one call, and how many of them certainly had no effect. Belongs to one thread. */
public class Attempts {
    private int begun;
    private int harmless;

    void begin() {
        begun++;
    }

    void failed(CourseServiceFailure failure) {
        if (!failure.mayHaveActed()) {
            harmless++;
        }
    }

    boolean mayHaveActed() {
        return begun > harmless;
    }
}
