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

    public void hold() {
        availableSeats = taken(availableSeats, "available");
        heldSeats++;
    }

    public void sell() {
        heldSeats = taken(heldSeats, "held");
        soldSeats++;
    }

    public void release() {
        heldSeats = taken(heldSeats, "held");
        availableSeats++;
    }

    public void refund() {
        soldSeats = taken(soldSeats, "sold");
        availableSeats++;
    }

    public UUID id() {
        return id;
    }

    public String owner() {
        return owner;
    }

    public BigDecimal price() {
        return price;
    }

    public String currency() {
        return currency;
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
