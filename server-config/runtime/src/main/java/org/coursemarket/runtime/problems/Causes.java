package org.coursemarket.runtime.problems;

import java.util.stream.Stream;

/** What lies behind a failure. */
public final class Causes {
    private static final int DEPTH = 20; // a chain of causes may be a ring

    private Causes() {}

    /** The failure, its cause, that one's cause, and so on. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH);
    }
}
