package org.coursemarket.course.prices.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.PriceSet;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.pricing.entity.PriceRulesColumn;
import org.coursemarket.course.pricing.entity.Pricing;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;
import org.coursemarket.runtime.money.Amount;

/** What made the price of a course from some moment on. Once written it stays as it is. */
@Entity
@Table(name = "price_version")
@IdClass(PriceVersion.Key.class)
public class PriceVersion {
    @Id
    @Column(name = "course_id")
    private UUID courseId;

    @Id
    private long version;

    @Column(name = "base_price")
    private BigDecimal basePrice;

    @Convert(converter = PriceRulesColumn.class)
    @Column(name = "price_rules")
    private PriceRules rules;

    @Column(name = "set_at")
    private OffsetDateTime setAt;

    /** Null where nobody knows: the course, or its price, is from before there were versions. */
    @Column(name = "set_by")
    private String setBy;

    protected PriceVersion() {}

    public PriceVersion(PriceSet set) {
        courseId = set.courseId();
        version = set.version();
        basePrice = set.basePrice();
        rules = set.rules();
        setAt = set.at().atOffset(ZoneOffset.UTC);
        setBy = set.by();
    }

    public long version() {
        return version;
    }

    /**
     * What it made of the circumstances.
     *
     * @param currency of the course
     */
    public Pricing pricing(String currency) {
        return new Pricing(basePrice, currency, rules);
    }

    public boolean isOf(UUID course) {
        return courseId.equals(course);
    }

    /**
     * As it is shown.
     *
     * @param currency of the course
     */
    public PriceVersionDetails details(String currency) {
        var written = WrittenPriceRules.of(rules);
        return new PriceVersionDetails(
                version,
                Amount.shown(basePrice, currency),
                currency,
                written.floor(),
                written.ceiling(),
                written.rules(),
                setAt.toInstant(),
                setBy);
    }

    /** What JPA wants to know a row by. */
    public static class Key {
        private UUID courseId;
        private long version;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && version == key.version && Objects.equals(courseId, key.courseId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(courseId, version);
        }
    }
}
