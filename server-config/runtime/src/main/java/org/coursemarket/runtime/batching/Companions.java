package org.coursemarket.runtime.batching;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.coursemarket.runtime.time.Pause;

/**
 * Lets a batch wait a moment for what is about to be asked for. A batch costs much whatever is in it, its commit above all. So half of those
 * who are under way shall gather while the other half is written. Up to three wait for nobody, and nobody waits longer than
 * {@value #LONGEST_WAIT_MS} ms.
 *
 * <p>For one {@link Batcher} alone. Its callers may use this on any thread.
 */
public final class Companions {
    /** About as long as the shortest batch takes. It counts from when the first request of the batch came. */
    static final int LONGEST_WAIT_MS = 4;

    private final IntSupplier underWay;
    private final Pause pause;

    /** Done when enough have joined; null while no batch waits. */
    private volatile CompletableFuture<Void> gathering;

    /**
     * Waits for nobody yet.
     *
     * @param underWay how many are under way, with those who wait for a reply; at least 0, and quickly said, for it is asked by each
     *     who comes while a batch waits
     * @param pause how a batch waits; an interrupt ends it
     */
    public Companions(IntSupplier underWay, Pause pause) {
        this.underWay = underWay;
        this.pause = pause;
    }

    /** Nobody is known to be under way, so no batch waits. */
    public static Companions unknown() {
        return new Companions(() -> 0, new Pause());
    }

    /**
     * Returns at once where enough wait: half of those who are under way, rounded down, or as many as there may be. Otherwise when one
     * more comes and they are enough, or after the longest wait. One thread at a time may call this.
     *
     * @param waiting how many requests wait
     * @param most how many there may be
     * @param age how long the first of them has waited
     */
    void await(IntSupplier waiting, int most, Duration age) {
        var left = Duration.ofMillis(LONGEST_WAIT_MS).minus(age);
        if (left.isNegative() || left.isZero()) {
            return;
        }
        var enough = new CompletableFuture<Void>();
        gathering = enough; // before the look: who comes after it finds this
        try {
            if (!areEnough(waiting.getAsInt(), most)) {
                pause.until(enough, left);
            }
        } finally {
            gathering = null;
        }
    }

    /** One more has come. */
    void joined(IntSupplier waiting, int most) {
        var enough = gathering;
        if (enough != null && areEnough(waiting.getAsInt(), most)) {
            enough.complete(null);
        }
    }

    private boolean areEnough(int waiting, int most) {
        return waiting >= Math.min(most, underWay.getAsInt() / 2);
    }
}
