package org.coursemarket.course.live.entity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.course.live.LiveEvents.course;
import static org.coursemarket.course.live.LiveEvents.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.CourseTexts;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.junit.jupiter.api.Test;

class CourseEventTest {
    private static final UUID ID = UUID.fromString("01a2229f-c9dc-7823-9e69-b29acefc88ec");
    private static final IfMatch ANY_VERSION = IfMatch.ofAny(List.of());
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void itHasANumberAndTheDataInOneLine() {
        assertThat(new String(event(ID, 1).text(), UTF_8)).isEqualTo("""
                event: course
                id: 4
                data: {"id":"%s","status":"OPEN","price":49.90,"currency":"USD","because":"base price",\
                "totalSeats":5,"availableSeats":4,"heldSeats":1,"soldSeats":0}

                """.formatted(ID));
    }

    @Test
    void whatMovesIsNews() {
        assertThat(event(ID, 0).isNewsAfter(null)).isTrue();
        assertThat(event(ID, 1).isNewsAfter(event(ID, 0))).isTrue();
        assertThat(event(ID, 1).isNewsAfter(event(ID, 1))).isFalse();
    }

    @Test
    void anotherTextIsNone() {
        var course = course(ID);
        course.edit(new CourseTexts("Jakarta EE 11", null, null), ANY_VERSION);

        var edited = event(course);

        assertThat(edited.isNewsAfter(event(ID, 0))).isFalse();
        assertThat(edited.change()).isGreaterThan(event(ID, 0).change());
    }

    @Test
    void aDraftIsNoneUntilItIsOpened() {
        var course = course(ID, "DRAFT");
        var draft = event(course);
        course.become(CourseStatus.OPEN, ANY_VERSION, NOW);

        assertThat(draft.isNewsAfter(null)).isFalse();
        assertThat(event(course).isNewsAfter(draft)).isTrue();
    }
}
