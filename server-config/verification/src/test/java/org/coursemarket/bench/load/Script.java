package org.coursemarket.bench.load;

import java.nio.ByteBuffer;

/** What the connections send: operations of one request or several in a row. Called by the thread of the load alone. */
public interface Script {
    /**
     * Writes the next request of a connection.
     *
     * @param step 0 begins an operation
     * @return false where there is nothing left to begin
     */
    boolean write(int connection, int step, ByteBuffer out);

    /** The status that each answer should have; with any other one the operation ends, and does not count. */
    int expectedStatus();

    /** How many requests make an operation. */
    default int steps() {
        return 1;
    }

    /** Whether {@link #answered} is to be told. */
    default boolean reads() {
        return false;
    }

    /** A whole answer with the expected status, head and body. */
    default void answered(int connection, String answer) {}
}
