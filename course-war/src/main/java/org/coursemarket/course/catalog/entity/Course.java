package org.coursemarket.course.catalog.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
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
    @Id
    private UUID id;

    private String title;
    private String description;
    private BigDecimal price;
    private String currency;

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

    protected Course() {}

    /** A course whose seats are all available. The owner is the subject of a token, the currency an ISO 4217 code. */
    public static Course create(UUID id, NewCourse wish, String owner, String currency, Instant now) {
        var course = new Course();
        course.id = id;
        course.title = wish.title();
        course.description = wish.description();
        course.price = money(wish.price());
        course.currency = currency;
        course.totalSeats = wish.availableSeats();
        course.availableSeats = wish.availableSeats();
        course.seatChanges = 1;
        course.owner = owner;
        course.instructorName = wish.instructorName();
        course.createdAt = now.atOffset(ZoneOffset.UTC);
        return course;
    }

    /** Sets the price of every hold from now on; a hold that stands keeps the price it locked. */
    public void reprice(BigDecimal newPrice) {
        price = money(newPrice);
    }

    public boolean isFull() {
        return availableSeats == 0;
    }

    public SeatCounts hold() {
        availableSeats = taken(availableSeats, "available");
        heldSeats++;
        return changed();
    }

    public SeatCounts sell() {
        heldSeats = taken(heldSeats, "held");
        soldSeats++;
        return changed();
    }

    public SeatCounts release() {
        heldSeats = taken(heldSeats, "held");
        availableSeats++;
        return changed();
    }

    public SeatCounts refund() {
        soldSeats = taken(soldSeats, "sold");
        availableSeats++;
        return changed();
    }

    public UUID id() {
        return id;
    }

    /**
     * This course, for whoever looks after it.
     *
     * @throws NotYourCourse if the caller may not act for its owner
     */
    public Course requireMayActFor(Caller caller) {
        if (!caller.mayActFor(owner)) {
            throw new NotYourCourse(id);
        }
        return this;
    }

    public BigDecimal price() {
        return price;
    }

    public String currency() {
        return currency;
    }

    /** The seats as they stand. */
    public SeatCounts seats() {
        return new SeatCounts(id, seatChanges, availableSeats, heldSeats, soldSeats);
    }

    public CourseDetails details() {
        return new CourseDetails(
                id,
                title,
                description,
                price,
                currency,
                totalSeats,
                availableSeats,
                heldSeats,
                soldSeats,
                instructorName,
                createdAt.toInstant());
    }

    private SeatCounts changed() {
        seatChanges++;
        return seats();
    }

    private int taken(int seats, String kind) {
        if (seats == 0) {
            throw new IllegalStateException("course " + id + " has no " + kind + " seat to take");
        }
        return seats - 1;
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY);
    }
}
