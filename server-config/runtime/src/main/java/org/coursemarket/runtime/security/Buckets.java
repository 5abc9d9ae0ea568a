package org.coursemarket.runtime.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * A bucket of tokens for each owner, on this node alone. It is full at first, and an empty one is full again after a period. Time is
 * what passes: the clock may be set back. Any thread may use this.
 *
 * @param <K> tells the owners apart, as the key of a map does
 */
final class Buckets<K> {
    /** Bounds the memory; an owner who is forgotten begins anew with a full bucket. */
    private static final int MOST = 100_000;

    private final LoadingCache<K, Bucket> buckets;

    /** @param size of an owner's bucket, in tokens */
    Buckets(ToIntFunction<K> size, Duration period, Stopwatch stopwatch) {
        var time = new Time(stopwatch);
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(period) // it would be full again
                .ticker(stopwatch::nanos)
                .executor(Runnable::run)
                .build(owner -> bucket(size.applyAsInt(owner), period, time));
    }

    /** @throws TooManyRequests if the owner has no token left */
    void take(K owner) {
        var probe = buckets.get(owner).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Of a token that was taken. A bucket that is full meanwhile stays as it is. */
    void giveBack(K owner) {
        buckets.get(owner).addTokens(1);
    }

    private static Bucket bucket(int tokens, Duration period, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period))
                .build();
    }

    private record Time(Stopwatch stopwatch) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return stopwatch.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
