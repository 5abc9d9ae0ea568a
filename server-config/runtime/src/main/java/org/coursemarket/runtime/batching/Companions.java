package org.coursemarket.runtime.batching;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.coursemarket.runtime.time.Pause;

/**
 * The others who are under way, and whether a batch waits a moment for what they are about to ask for. A batch costs much whatever is
 * in it, its commit above all. So one half gathers while the other half is written. Whoever is alone waits for nobody. Any thread may
 * use this.
 */
public final class Companions {
    /** About as long as the shortest batch takes. It counts from when the first request of the batch came. */
    static final Duration LONGEST_WAIT = Duration.ofMillis(4);

    private final IntSupplier underWay;
    private final Pause pause;
    private final AtomicInteger waits = new AtomicInteger();
    private final AtomicReference<CompletableFuture<Void>> enough = new AtomicReference<>(new CompletableFuture<>());

    /**
     * Waits for nobody yet.
     *
     * @param underWay how many there are, with those who wait for a reply; at least 0
     */
    public Companions(IntSupplier underWay, Pause pause) {
        this.underWay = underWay;
        this.pause = pause;
    }

    /** No others are known of, so no batch waits. */
    public static Companions unknown() {
        return new Companions(() -> 0, new Pause());
    }

    /**
     * Returns when as many requests wait as a batch may have, or as half of those who are under way would make, or when it has taken
     * long enough.
     *
     * @param waiting how many requests wait
     * @param batch how many a batch may have
     * @param age how long the first of them has waited
     */
    void await(IntSupplier waiting, int batch, Duration age) {
        waits.incrementAndGet();
        try {
            var enoughJoined = enough.get();
            if (!areEnough(waiting.getAsInt(), batch)) {
                pause.until(enoughJoined, LONGEST_WAIT.minus(age));
            }
        } finally {
            waits.decrementAndGet();
        }
    }

    /** One more waits, and so many in all. */
    void joined(int waiting, int batch) {
        if (waits.get() > 0 && areEnough(waiting, batch)) {
            enough.getAndSet(new CompletableFuture<>()).complete(null);
        }
    }

    private boolean areEnough(int waiting, int batch) {
        return waiting >= Math.min(batch, underWay.getAsInt() / 2);
    }
}
