package org.coursemarket.course.pricing.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.coursemarket.course.pricing.entity.PriceRule.Tier;

/**
 * How many places of each tier are taken, by the tier's name. A tier that has none taken is left out. One whose rule is gone stays until
 * the last of its places is given back.
 */
public record TierPlaces(@JsonValue Map<String, Uses> byTier) {
    public static final TierPlaces NONE = new TierPlaces(Map.of());

    @JsonCreator
    public TierPlaces {
        byTier = Map.copyOf(byTier);
    }

    public Uses of(String tier) {
        return byTier.getOrDefault(tier, Uses.NONE);
    }

    Set<String> tiers() {
        return byTier.keySet();
    }

    /** How many tiers have places that are taken. */
    public int size() {
        return byTier.size();
    }

    /** After a seat of this tier has made this step; null for a seat of none. */
    public TierPlaces moved(String tier, UnaryOperator<Uses> step) {
        if (tier == null) {
            return this;
        }
        var next = new TreeMap<>(byTier);
        var uses = step.apply(of(tier));
        if (uses.equals(Uses.NONE)) {
            next.remove(tier);
        } else {
            next.put(tier, uses);
        }
        return new TierPlaces(next);
    }

    /** After so many more sales: each takes a place of the first tier that is not full. */
    TierPlaces afterSales(List<Tier> tiers, int sales) {
        if (tiers.isEmpty()) {
            return this;
        }
        var next = new TreeMap<>(byTier);
        int left = sales;
        for (var tier : tiers) {
            int some = Math.min(left, tier.free(this));
            if (some > 0) {
                var uses = of(tier.name());
                next.put(tier.name(), new Uses(uses.held(), uses.spent() + some));
                left -= some;
            }
        }
        return new TierPlaces(next);
    }
}
