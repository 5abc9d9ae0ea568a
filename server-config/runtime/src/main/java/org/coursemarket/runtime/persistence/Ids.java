package org.coursemarket.runtime.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/**
 * Ids that nobody has, for whoever needs one. They begin with the time, in milliseconds, and the rest is random (RFC 9562, section 5.7):
 * new rows lie side by side at the end of an index, however large it is.
 */
@ApplicationScoped
public class Ids {
    private static final int TIME_SHIFT = 16;
    private static final long VERSION_7 = 0x7000;
    private static final long RANDOM_BESIDE_IT = 0x0FFF;

    private Clock clock;

    protected Ids() {}

    @Inject
    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        var random = UUID.randomUUID(); // whose second half is as it has to be
        long first = random.getMostSignificantBits() & RANDOM_BESIDE_IT;
        long now = clock.instant().toEpochMilli(); // millis() of a clock that ticks more often divides by zero
        return new UUID(now << TIME_SHIFT | VERSION_7 | first, random.getLeastSignificantBits());
    }
}
