package org.coursemarket.runtime.warmup;

/** One of a service's hot paths, to be gone again and again before the service is ready. Several threads do so at the same time. */
public interface Exercise {
    /** What the log calls it. */
    String name();

    /** How often it is done at the most, by all threads together: it bounds what it leaves to the database to be cleared away. */
    int most();

    /**
     * Goes the path once, within some milliseconds once the service is warm. Leaves no row, no metric and no line in the audit.
     *
     * @throws Exception if that fails; it may be tried again
     */
    void perform(OwnServer server) throws Exception;
}
