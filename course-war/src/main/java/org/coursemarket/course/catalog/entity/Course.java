package org.coursemarket.course.catalog.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.course.pricing.entity.Circumstances;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.pricing.entity.Price;
import org.coursemarket.course.pricing.entity.PriceLows;
import org.coursemarket.course.pricing.entity.PriceLowsColumn;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.pricing.entity.PriceRulesColumn;
import org.coursemarket.course.pricing.entity.Pricing;
import org.coursemarket.course.pricing.entity.TierPlaces;
import org.coursemarket.course.pricing.entity.TierPlacesColumn;
import org.coursemarket.course.pricing.entity.Uses;
import org.coursemarket.runtime.money.Amount;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;

/**
 * A course and its seats. Always {@code totalSeats = availableSeats + heldSeats + soldSeats}, none of them negative; the
 * database's CHECK constraints say the same.
 *
 * <pre>
 *              hold               sell
 *  available ---------->  held  ---------->  sold
 *            <----------
 *              release
 *            <--------------------------------
 *                         refund
 * </pre>
 */
@Entity
public class Course {
    /** No two clocks are further apart than this, unless one is wrong. */
    public static final Duration FAR_AHEAD = Duration.ofMinutes(1);

    @Id
    private UUID id;

    private String title;
    private String description;

    @Enumerated(EnumType.STRING)
    private CourseStatus status;

    /** How often texts, status and the number of seats were set, the first time by the creation. */
    private long version;

    @Column(name = "price")
    private BigDecimal basePrice;

    private String currency;

    @Convert(converter = PriceRulesColumn.class)
    @Column(name = "price_rules")
    private PriceRules priceRules = PriceRules.NONE;

    /** How often base price or rules were set, the first time by the creation. */
    @Column(name = "price_version")
    private long priceVersion;

    @Convert(converter = TierPlacesColumn.class)
    @Column(name = "tier_places")
    private TierPlaces tierPlaces = TierPlaces.NONE;

    /** Up to the last change of what the price depends on; null where there was none. */
    @Convert(converter = PriceLowsColumn.class)
    @Column(name = "price_lows")
    private PriceLows priceLows;

    @Column(name = "total_seats")
    private int totalSeats;

    @Column(name = "available_seats")
    private int availableSeats;

    @Column(name = "held_seats")
    private int heldSeats;

    @Column(name = "sold_seats")
    private int soldSeats;

    /** How often the counts were set, the first time by the creation. */
    @Column(name = "seat_changes")
    private long seatChanges;

    /** The subject of the instructor's token; null for a course from before there were any, which admins look after. */
    private String owner;

    @Column(name = "instructor_name")
    private String instructorName;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    /** When seats or price were changed the last time; null for what is older than this column. */
    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    protected Course() {}

    /**
     * A course whose seats are all available. The owner is the subject of a token, the currency an ISO 4217 code.
     *
     * @throws InvalidInput if the price has more decimals than the currency
     */
    public static Course create(UUID id, NewCourse wish, String owner, String currency, Instant now) {
        var course = new Course();
        course.id = id;
        course.title = wish.title();
        course.description = wish.description();
        course.status = wish.beginning();
        course.version = 1;
        course.currency = currency;
        course.basePrice = money(wish.price(), currency);
        course.priceVersion = 1;
        course.totalSeats = wish.availableSeats();
        course.availableSeats = wish.availableSeats();
        course.seatChanges = 1;
        course.owner = owner;
        course.instructorName = wish.instructorName();
        course.createdAt = now.atOffset(ZoneOffset.UTC);
        course.changedAt = course.createdAt;
        return course;
    }

    /**
     * The moment of what is done with the course when a clock shows this: no earlier than its last change, for another node's clock may
     * be ahead. If it is more than a minute ahead, one of the two is wrong, and this one counts.
     */
    public Instant moment(Instant shown) {
        if (changedAt == null || changedAt.toInstant().isAfter(shown.plus(FAR_AHEAD))) {
            return shown;
        }
        var last = changedAt.toInstant();
        return last.isAfter(shown) ? last : shown;
    }

    /**
     * Sets the base price of every hold from now on; a hold that stands keeps the price it locked.
     *
     * @throws InvalidInput if it has more decimals than the currency
     */
    public void reprice(BigDecimal newPrice, Instant now) {
        var next = money(newPrice, currency);
        keepLows(now);
        basePrice = next;
        priceVersion++;
        changedAt = now.atOffset(ZoneOffset.UTC);
    }

    /** Sets the rules that change the base price, likewise. They must be valid in the currency of the course. */
    public void setPriceRules(PriceRules rules, Instant now) {
        keepLows(now);
        priceRules = rules;
        priceVersion++;
        changedAt = now.atOffset(ZoneOffset.UTC);
    }

    /**
     * Has other texts from now on. Where they are these already, nothing changes.
     *
     * @param condition which versions the caller means
     * @throws CourseIsNotThatVersion if it has another one
     */
    public void edit(CourseTexts texts, IfMatch condition) {
        String newTitle = Objects.requireNonNullElse(texts.title(), title);
        String newDescription = Objects.requireNonNullElse(texts.description(), description);
        String newInstructor = Objects.requireNonNullElse(texts.instructorName(), instructorName);
        boolean areThere =
                newTitle.equals(title) && newDescription.equals(description) && newInstructor.equals(instructorName);
        require(condition, areThere);
        if (!areThere) {
            title = newTitle;
            description = newDescription;
            instructorName = newInstructor;
            version++;
        }
    }

    /**
     * Has this status from now on; where it has it already, nothing changes. What a draft would have cost is no price that there was.
     *
     * @param condition which versions the caller means
     * @throws CourseIsNotThatVersion if it has another one
     * @throws CourseStatusNotPossible if what it is can't become that
     */
    public void become(CourseStatus next, IfMatch condition, Instant now) {
        require(condition, next == status);
        if (next == status) {
            return;
        }
        if (!status.mayBecome(next)) {
            throw new CourseStatusNotPossible(id, status, next);
        }
        if (status == CourseStatus.DRAFT) {
            priceLows = PriceLows.from(now);
            changedAt = now.atOffset(ZoneOffset.UTC);
        }
        status = next;
        version++;
    }

    /** Whether a seat can be had, as long as there is one. */
    public boolean isOpen() {
        return status == CourseStatus.OPEN;
    }

    /** What a hold would cost at this moment with the discount of a voucher; null for none. */
    public Price price(Discount discount, Instant now) {
        return pricing().at(circumstances(now).with(discount));
    }

    /** What makes the price. */
    public Pricing pricing() {
        return pricing(priceRules);
    }

    /** What would make the price if these were the rules. */
    public Pricing pricing(PriceRules rules) {
        return new Pricing(basePrice, currency, rules);
    }

    /** What the price depends on beside the rules. */
    public Circumstances circumstances(Instant now) {
        return new Circumstances(totalSeats, soldSeats, tierPlaces, null, now);
    }

    /** The number of what makes the price: one more for each time that it is set. */
    public long priceVersion() {
        return priceVersion;
    }

    /** What the caller has just set, to be kept in the history of prices. */
    public PriceSet priceSet(Caller by, Instant at) {
        return new PriceSet(id, priceVersion, basePrice, priceRules, at, by.subject());
    }

    public PriceRules priceRules() {
        return priceRules;
    }

    /** The places of its tiers that are held or sold. */
    public TierPlaces tierPlaces() {
        return tierPlaces;
    }

    public boolean isFull() {
        return availableSeats == 0;
    }

    /** Takes a seat, and with it a place of this tier. The tier is null for a seat of none, in the other steps too. */
    public SeatCounts hold(String tier, Instant now) {
        if (hasRules()) {
            keepLows(now); // somebody has this price, however short it is there
        }
        availableSeats = taken(availableSeats, "available");
        heldSeats++;
        tierPlaces = tierPlaces.moved(tier, Uses::hold);
        return changed(now);
    }

    public SeatCounts sell(String tier, Instant now) {
        keepLowsSince(now);
        heldSeats = taken(heldSeats, "held");
        soldSeats++;
        tierPlaces = tierPlaces.moved(tier, Uses::spend);
        return changed(now);
    }

    public SeatCounts release(String tier, Instant now) {
        keepLowsSince(now);
        heldSeats = taken(heldSeats, "held");
        availableSeats++;
        tierPlaces = tierPlaces.moved(tier, Uses::release);
        return changed(now);
    }

    public SeatCounts refund(String tier, Instant now) {
        keepLowsSince(now);
        soldSeats = taken(soldSeats, "sold");
        availableSeats++;
        tierPlaces = tierPlaces.moved(tier, Uses::refund);
        return changed(now);
    }

    /** Whether it can have so many seats: those that are held and sold are among them. */
    public boolean hasRoomIn(int seats) {
        return seats >= heldSeats + soldSeats;
    }

    /**
     * Has so many seats from now on.
     *
     * @param condition which versions the caller means
     * @return the seats after that; empty where it has so many already
     * @throws CourseIsNotThatVersion if it has another one
     * @throws SeatsTaken if more are held and sold
     */
    public Optional<SeatCounts> resize(int seats, IfMatch condition, Instant now) {
        require(condition, seats == totalSeats);
        if (!hasRoomIn(seats)) {
            throw new SeatsTaken(id, heldSeats + soldSeats);
        }
        if (seats == totalSeats) {
            return Optional.empty();
        }
        keepLowsSince(now);
        totalSeats = seats;
        availableSeats = seats - heldSeats - soldSeats;
        version++;
        return Optional.of(changed(now));
    }

    public UUID id() {
        return id;
    }

    /**
     * This course, for whoever looks after it.
     *
     * @throws NotYourCourse if the caller may not act for its owner
     * @throws UnknownCourse if it is a draft besides
     */
    public Course requireMayActFor(Caller caller) {
        if (!caller.mayActFor(owner)) {
            throw status == CourseStatus.DRAFT ? new UnknownCourse(id) : new NotYourCourse(id);
        }
        return this;
    }

    /**
     * This course, for whoever may see it: a draft is seen by those who look after it, alone.
     *
     * @param caller empty for somebody who has not said who they are
     * @throws UnknownCourse if the caller may not see it
     */
    public Course requireMaySee(Optional<Caller> caller) {
        if (status == CourseStatus.DRAFT && caller.stream().noneMatch(one -> one.mayActFor(owner))) {
            throw new UnknownCourse(id);
        }
        return this;
    }

    public String currency() {
        return currency;
    }

    /** The seats as they stand. */
    public SeatCounts seats() {
        return new SeatCounts(id, seatChanges, availableSeats, heldSeats, soldSeats);
    }

    /** How often something of it was set; {@code CourseStore.changes} counts the same. */
    public long changes() {
        return version + priceVersion + seatChanges;
    }

    /** What the list of courses knows of it. */
    public CourseListing listing() {
        return new CourseListing(
                id, status, owner, title, description, instructorName, basePrice, createdAt.toInstant());
    }

    /** As it stands at this moment. */
    public CourseDetails details(Instant now) {
        var pricing = pricing();
        var circumstances = circumstances(now);
        var price = pricing.at(circumstances);
        return new CourseDetails(
                id,
                title,
                description,
                status,
                version,
                Amount.shown(price.amount(), currency),
                currency,
                Amount.shown(basePrice, currency),
                price.because(),
                pricing.until(circumstances),
                pricing.seatsAtPrice(circumstances),
                Amount.shown(lowest(now), currency),
                totalSeats,
                availableSeats,
                heldSeats,
                soldSeats,
                instructorName,
                createdAt.toInstant());
    }

    private void require(IfMatch condition, boolean isThere) {
        if (!condition.allows(version, isThere)) {
            throw new CourseIsNotThatVersion(id, version);
        }
    }

    private SeatCounts changed(Instant now) {
        seatChanges++;
        changedAt = now.atOffset(ZoneOffset.UTC);
        return seats();
    }

    private boolean hasRules() {
        return !priceRules.equals(PriceRules.NONE);
    }

    /** Before seats change the price, which they do by its rules only. What was there for no time was nobody's. */
    private void keepLowsSince(Instant now) {
        if (hasRules() && !(priceLows != null && priceLows.until().equals(now))) {
            keepLows(now);
        }
    }

    /** What the price was until now, and is. */
    private void keepLows(Instant now) {
        priceLows = lows(now);
    }

    private BigDecimal lowest(Instant now) {
        return priceLows == null && !hasRules() ? basePrice : lows(now).lowest(now);
    }

    private PriceLows lows(Instant now) {
        var kept = priceLows == null ? PriceLows.from(createdAt.toInstant()) : priceLows;
        return kept.through(now, pricing(), circumstances(now));
    }

    private int taken(int seats, String kind) {
        if (seats == 0) {
            throw new IllegalStateException("course " + id + " has no " + kind + " seat to take");
        }
        return seats - 1;
    }

    /** As the database returns it: the first answer and a later one are the same. */
    private static BigDecimal money(BigDecimal amount, String currency) {
        Amount.objection(amount, currency).ifPresent(objection -> {
            throw new InvalidInput("price", objection);
        });
        return amount.setScale(Amount.MOST_DECIMALS, RoundingMode.UNNECESSARY);
    }
}
