package org.coursemarket.course.catalog.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.coursemarket.course.pricing.entity.Price;
import org.coursemarket.runtime.money.Amount;

/** What a course was created from under a key of its owner's, and so what they were answered, whatever became of the course since. */
@Entity
@Table(name = "course_creation")
public class CourseCreation {
    @Id
    @Column(name = "course_id")
    private UUID courseId;

    @Column(name = "owner")
    private String owner;

    @Column(name = "creation_key")
    private String creationKey;

    private String title;
    private String description;

    @Enumerated(EnumType.STRING)
    private CourseStatus status;

    private BigDecimal price;
    private String currency;
    private int seats;

    @Column(name = "instructor_name")
    private String instructorName;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    protected CourseCreation() {}

    /** Of a course that is new. */
    public CourseCreation(CourseDetails course, String owner, UUID key) {
        this.courseId = course.id();
        this.owner = owner;
        this.creationKey = key.toString();
        this.title = course.title();
        this.description = course.description();
        this.status = course.status();
        this.price = course.price();
        this.currency = course.currency();
        this.seats = course.totalSeats();
        this.instructorName = course.instructorName();
        this.createdAt = course.createdAt().atOffset(ZoneOffset.UTC);
    }

    /** Whether this is what the request asked for. */
    public boolean isOf(NewCourse wish) {
        return title.equals(wish.title())
                && description.equals(wish.description())
                && price.compareTo(wish.price()) == 0
                && seats == wish.availableSeats()
                && instructorName.equals(wish.instructorName())
                && status == wish.beginning();
    }

    /** The course as it was created. */
    public CourseDetails course() {
        return new CourseDetails(
                courseId,
                title,
                description,
                status,
                1,
                Amount.shown(price, currency),
                currency,
                Amount.shown(price, currency),
                Price.BASE,
                null,
                seats,
                Amount.shown(price, currency),
                seats,
                seats,
                0,
                0,
                instructorName,
                createdAt.toInstant());
    }
}
