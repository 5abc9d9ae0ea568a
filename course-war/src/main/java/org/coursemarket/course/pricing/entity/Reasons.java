package org.coursemarket.course.pricing.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Gathers why a price is what it is. Belongs to one thread. */
final class Reasons {
    private static final List<String> BASE = List.of("base");

    private final List<String> texts = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private String tier;

    /** Those of a price that is to be changed once more. */
    static Reasons of(Price price) {
        var reasons = new Reasons();
        if (!price.kinds().equals(BASE)) {
            reasons.texts.add(price.because());
            reasons.kinds.addAll(price.kinds());
        }
        reasons.tier = price.tier();
        return reasons;
    }

    void add(PriceRule rule, int times) {
        if (rule.adjustment() instanceof Adjustment.Fixed) { // what came before counts for nothing
            texts.clear();
            kinds.clear();
        }
        if (rule instanceof PriceRule.Tier one) {
            tier = one.name();
        }
        String name = rule.name() == null ? rule.kind() : rule.name();
        add(rule.kind(), times == 1 ? name : name + " x " + times);
    }

    void add(String kind, String text) {
        kinds.add(kind);
        texts.add(text);
    }

    Price price(BigDecimal amount) {
        return texts.isEmpty() ? base(amount) : new Price(amount, String.join(", ", texts), tier, List.copyOf(kinds));
    }

    /** A price that nothing has changed. */
    static Price base(BigDecimal amount) {
        return new Price(amount, Price.BASE, null, BASE);
    }
}
