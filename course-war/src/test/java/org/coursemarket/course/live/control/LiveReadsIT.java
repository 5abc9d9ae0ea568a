package org.coursemarket.course.live.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.course.live.LiveEvents.course;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.control.CourseStores;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.CourseTexts;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.live.entity.CourseEvent;
import org.coursemarket.course.pricing.entity.Adjustment;
import org.coursemarket.course.pricing.entity.PriceRule;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.seats.control.LedgerDatabase;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found to have changed, on real databases. */
@ParameterizedClass
@EnumSource
class LiveReadsIT {
    private static final IfMatch ANY_VERSION = IfMatch.ofAny(List.of());

    private final SettableClock clock = new SettableClock();
    private final EntityManagerFactory database;
    private final EntityManager entities;
    private final CourseStore store;
    private final LiveReads reads = new LiveReads();
    private final UUID id = UUID.randomUUID();
    private final Map<UUID, CourseEvent> known = new HashMap<>();

    LiveReadsIT(TestDatabase kind) {
        database = LedgerDatabase.on(kind);
        entities = database.createEntityManager();
        store = CourseStores.of(entities);
        reads.courses = store;
        reads.clock = clock;
    }

    @AfterEach
    void close() {
        entities.close();
        database.close();
    }

    @Test
    void eachChangeIsFoundOnceAndCountsUp() {
        create(course(id, "DRAFT"));
        Instant now = clock.instant();
        List<Consumer<Course>> changes = List.of(
                course -> course.become(CourseStatus.OPEN, ANY_VERSION, now),
                course -> course.edit(new CourseTexts("Jakarta EE 11", null, null), ANY_VERSION),
                course -> course.reprice(BigDecimal.TEN, now),
                course -> course.setPriceRules(new PriceRules(BigDecimal.ONE, null, List.of()), now),
                course -> course.hold(null, now),
                course -> course.sell(null, now),
                course -> course.hold(null, now),
                course -> course.release(null, now),
                course -> course.refund(null, now),
                course -> course.resize(9, ANY_VERSION, now),
                course -> course.become(CourseStatus.PAUSED, ANY_VERSION, now));
        long change = look().get(0).change();

        for (var next : changes) {
            inTransaction(() -> {
                next.accept(store.lock(id));
                return null;
            });
            var found = look();
            assertThat(found).hasSize(1);
            assertThat(found.get(0).change()).isGreaterThan(change);
            assertThat(look()).isEmpty();
            change = found.get(0).change();
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(look()).isEmpty();

        create(course(id));
        assertThat(look()).hasSize(1);
    }

    @Test
    void thePriceThatTimeHasChangedIsFoundAndCountsNothing() {
        var end = clock.instant().plus(Duration.ofHours(1));
        var window = new PriceRule.Window(null, null, end, new Adjustment.Fixed(BigDecimal.TEN));
        var course = course(id);
        course.setPriceRules(new PriceRules(null, null, List.of(window)), clock.instant());
        create(course);
        var before = look().get(0);

        clock.advance(Duration.ofHours(1).minusNanos(1_000));
        assertThat(look()).isEmpty();
        clock.advance(Duration.ofNanos(1_000));
        var after = look();

        assertThat(after).hasSize(1);
        assertThat(after.get(0).isNewsAfter(before)).isTrue();
        assertThat(after.get(0).change()).isEqualTo(before.change());
        assertThat(look()).isEmpty();
    }

    /** The events are known from then on. */
    private List<CourseEvent> look() {
        var found = inTransaction(() -> reads.changed(List.of(id, UUID.randomUUID()), known));
        found.forEach(event -> known.put(event.courseId(), event));
        return found;
    }

    private void create(Course course) {
        inTransaction(() -> {
            store.add(course);
            return null;
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        entities.getTransaction().begin();
        try {
            entities.clear();
            var result = work.get();
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        }
    }
}
