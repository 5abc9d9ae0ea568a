package org.coursemarket.course.vouchers.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.pricing.entity.Uses;
import org.coursemarket.course.pricing.entity.WrittenAdjustment;
import org.coursemarket.runtime.money.Amount;
import org.coursemarket.runtime.security.Caller;

/**
 * A code that makes a seat of one course cheaper, so many times. Always {@code uses >= heldUses + spentUses}, none of them negative; the
 * database's CHECK constraints say the same. Whoever changes one has locked its course.
 */
@Entity
@IdClass(Voucher.Key.class)
public class Voucher {
    /** So often a voucher can be used at the most. */
    static final int MOST_USES = 1_000_000;

    @Id
    @Column(name = "course_id")
    private UUID courseId;

    /** In capitals: case does not count. */
    @Id
    private String code;

    /** What is done to the list price; one of the three is there. */
    private BigDecimal percent;

    private BigDecimal amount;
    private BigDecimal price;

    private int uses;

    @Column(name = "held_uses")
    private int heldUses;

    @Column(name = "spent_uses")
    private int spentUses;

    @Column(name = "valid_from")
    private OffsetDateTime validFrom;

    @Column(name = "valid_until")
    private OffsetDateTime validUntil;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    /** The subject of a token. */
    @Column(name = "created_by")
    private String createdBy;

    protected Voucher() {}

    /** One of which no use is taken. The code is in capitals; what it does to the list price is of the course's currency. */
    public static Voucher create(UUID courseId, Discount discount, int uses, Caller by, Instant now) {
        var voucher = new Voucher();
        voucher.courseId = courseId;
        voucher.code = discount.code();
        var effect = WrittenAdjustment.of(discount.adjustment());
        voucher.percent = effect.percent();
        voucher.amount = effect.amount();
        voucher.price = effect.price();
        voucher.uses = uses;
        voucher.validFrom = offset(discount.from());
        voucher.validUntil = offset(discount.until());
        voucher.createdAt = now.atOffset(ZoneOffset.UTC);
        voucher.createdBy = by.subject();
        return voucher;
    }

    public String code() {
        return code;
    }

    public UUID courseId() {
        return courseId;
    }

    /** What it does to the list price. */
    public Discount discount() {
        var effect = new WrittenAdjustment(percent, amount, price);
        return new Discount(code, effect.adjustment(), instant(validFrom), instant(validUntil));
    }

    /** Uses that reservations have taken. */
    public Uses taken() {
        return new Uses(heldUses, spentUses);
    }

    public boolean isUsedUp() {
        return taken().taken() >= uses;
    }

    /**
     * Sets how often it can be used.
     *
     * @throws UsesTaken if more uses are taken
     */
    public void setUses(int number) {
        if (number < taken().taken()) {
            throw new UsesTaken(courseId, code, taken().taken());
        }
        uses = number;
    }

    /** Sets the first moment after it. That it is later than the first moment is taken for granted. */
    public void setUntil(Instant end) {
        validUntil = offset(end);
    }

    /** One of its uses makes this step. */
    public void move(UnaryOperator<Uses> step) {
        var next = step.apply(taken());
        heldUses = next.held();
        spentUses = next.spent();
    }

    /**
     * As it is shown.
     *
     * @param currency of the course
     */
    public VoucherDetails details(String currency) {
        var taken = taken();
        return new VoucherDetails(
                code,
                percent == null ? null : percent.stripTrailingZeros(),
                amount == null ? null : Amount.shown(amount, currency),
                price == null ? null : Amount.shown(price, currency),
                currency,
                uses,
                uses - taken.taken(),
                taken.held(),
                taken.spent(),
                instant(validFrom),
                instant(validUntil),
                createdAt.toInstant(),
                createdBy);
    }

    private static OffsetDateTime offset(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** What JPA wants to know a row by. */
    public static class Key {
        private UUID courseId;
        private String code;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(courseId, key.courseId) && Objects.equals(code, key.code);
        }

        @Override
        public int hashCode() {
            return Objects.hash(courseId, code);
        }
    }
}
