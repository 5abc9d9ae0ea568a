package org.coursemarket.course.pricing.entity;

import java.time.Instant;

/** A reason for another price than the base price. */
public sealed interface PriceRule {
    /** What buyers are told; null where the instructor gave it no name. */
    String name();

    Adjustment adjustment();

    /** How often it counts; 0 where it doesn't match. */
    int times(Circumstances circumstances);

    /** What buyers are told of a rule without a name. */
    String kind();

    /**
     * Counts in a span of time.
     *
     * @param from its first moment; null for no beginning
     * @param until the first moment after it; null for no end
     */
    record Window(String name, Instant from, Instant until, Adjustment adjustment) implements PriceRule {
        public static final String KIND = "window";

        @Override
        public int times(Circumstances circumstances) {
            return new Span(from, until).contains(circumstances.now()) ? 1 : 0;
        }

        /** Whether there is a moment in both. */
        boolean overlaps(Window other) {
            return beginsBeforeTheEndOf(other) && other.beginsBeforeTheEndOf(this);
        }

        private boolean beginsBeforeTheEndOf(Window other) {
            return from == null || other.until == null || from.isBefore(other.until);
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * Counts for the first so many seats.
     *
     * @param name by which the tier is known from one version of the rules to the next; null until it gets one
     */
    record Tier(String name, int seats, Adjustment adjustment) implements PriceRule {
        public static final String KIND = "tier";

        @Override
        public int times(Circumstances circumstances) {
            return isFree(circumstances.tierPlaces()) ? 1 : 0;
        }

        Tier unnamed() {
            return new Tier(null, seats, adjustment);
        }

        public boolean isFree(TierPlaces places) {
            return free(places) > 0;
        }

        /** Places that nobody has; 0 too where more are taken than there are since the rule was changed. */
        int free(TierPlaces places) {
            return Math.max(0, seats - places.of(name).taken());
        }

        /** Whether it would have a free place if what is held were given back. */
        public boolean mayBeFreed(TierPlaces places) {
            return !isFree(places) && places.of(name).spent() < seats;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** Counts when so few seats are left, or fewer. A seat is left until it is sold. */
    record Scarcity(String name, int unsold, Adjustment adjustment) implements PriceRule {
        public static final String KIND = "scarcity";

        @Override
        public int times(Circumstances circumstances) {
            return circumstances.totalSeats() - circumstances.soldSeats() <= unsold ? 1 : 0;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** Counts once more for every so many seats that are sold, but no more often than {@code most}. */
    record Ladder(String name, int every, int most, Adjustment adjustment) implements PriceRule {
        public static final String KIND = "ladder";

        @Override
        public int times(Circumstances circumstances) {
            return Math.min(most, circumstances.soldSeats() / every);
        }

        @Override
        public String kind() {
            return KIND;
        }
    }
}
