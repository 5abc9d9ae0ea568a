package org.coursemarket.course.pricing.entity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coursemarket.course.pricing.entity.PriceRule.Tier;

/**
 * Names for the tiers that came without one, so that each is known from one version of the rules to the next, and keeps its places. A
 * tier that reads as an earlier one has its name. Of the others, one that stands at the place of an earlier one without a name of its own,
 * which has changed then, has its name. The rest get a name that is new.
 */
final class TierNames {
    private final List<Tier> earlier;
    private final Set<String> taken;

    /**
     * @param places with the names of tiers whose rules are gone, which are not given again
     */
    private TierNames(List<Tier> earlier, TierPlaces places, List<WrittenPriceRule> tiers) {
        this.earlier = earlier;
        taken = new HashSet<>(places.tiers());
        earlier.forEach(tier -> taken.add(tier.name()));
        tiers.stream().map(WrittenPriceRule::name).filter(Objects::nonNull).forEach(taken::add);
    }

    /** These rules, with a name for each tier. */
    static List<WrittenPriceRule> given(List<WrittenPriceRule> rules, List<Tier> earlier, TierPlaces places) {
        var tiers = rules.stream().filter(WrittenPriceRule::isTier).toList();
        var names = new TierNames(earlier, places, tiers).of(tiers).iterator();
        return rules.stream()
                .map(rule -> rule.isTier() ? rule.named(names.next()) : rule)
                .toList();
    }

    private List<String> of(List<WrittenPriceRule> tiers) {
        var names = new ArrayList<>(tiers.stream().map(WrittenPriceRule::name).toList());
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i) == null) {
                var unnamed = tiers.get(i).rule();
                names.set(i, free(earlier.stream().filter(tier -> tier.unnamed().equals(unnamed)), names));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i) == null) {
                names.set(i, free(earlier.stream().skip(i).limit(1).filter(TierNames::hasNameOfOurs), names));
            }
            if (names.get(i) == null) {
                names.set(i, unused());
            }
        }
        return names;
    }

    /** The name of the first of these tiers whose name no other has; null for none. */
    private static String free(Stream<Tier> tiers, List<String> names) {
        return tiers.map(Tier::name)
                .filter(name -> !names.contains(name))
                .findFirst()
                .orElse(null);
    }

    private static boolean hasNameOfOurs(Tier tier) {
        return tier.name().matches(Tier.KIND + " \\d+");
    }

    private String unused() {
        return IntStream.rangeClosed(1, Integer.MAX_VALUE)
                .mapToObj(number -> Tier.KIND + " " + number)
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    }
}
