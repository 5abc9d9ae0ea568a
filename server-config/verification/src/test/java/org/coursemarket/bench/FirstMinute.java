package org.coursemarket.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The throughput of a row from the moment on that servers which were started for it are ready.
 *
 * @param site by its name
 * @param secondsToReady of its servers, which start one after the other
 * @param eachSecond operations that ended as they should, second by second
 * @param complaints what else was not as it should be
 */
record FirstMinute(Row row, String site, double secondsToReady, List<Integer> eachSecond, List<String> complaints) {
    static final Duration LENGTH = Duration.ofMinutes(1);
    static final int CONNECTIONS = 64;
    static final int WINDOW_SECONDS = 15;
    /** Shorter ones are too uneven to say that a throughput is reached. */
    private static final int SPAN_SECONDS = 5;

    /** The mean of the whole, in operations per second. */
    double perSecond() {
        return mean(0, eachSecond.size());
    }

    /** The means of windows of {@link #WINDOW_SECONDS}, in operations per second. */
    List<Double> windows() {
        return IntStream.range(0, eachSecond.size() / WINDOW_SECONDS)
                .mapToObj(window -> mean(window * WINDOW_SECONDS, WINDOW_SECONDS))
                .toList();
    }

    /** After how many seconds there are five in a row whose mean is this throughput or more; infinity for never. */
    double secondsTo(double perSecond) {
        return IntStream.rangeClosed(0, eachSecond.size() - SPAN_SECONDS)
                .filter(second -> mean(second, SPAN_SECONDS) >= perSecond)
                .mapToDouble(second -> second)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private double mean(int from, int seconds) {
        return eachSecond.subList(from, from + seconds).stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElse(0);
    }
}
