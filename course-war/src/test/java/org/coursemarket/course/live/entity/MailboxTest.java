package org.coursemarket.course.live.entity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.course.live.LiveEvents.event;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final UUID JAKARTA = UUID.randomUUID();
    private static final UUID JAVA = UUID.randomUUID();

    private final Mailbox mailbox = new Mailbox();

    @Test
    void ofEachCourseTheNewestEventAloneIsKeptInThePlaceOfTheFirst() {
        mailbox.put(event(JAKARTA, 0));
        mailbox.put(event(JAVA, 0));
        mailbox.put(event(JAKARTA, 1));
        mailbox.put(event(JAKARTA, 2));

        assertThat(taken()).isEqualTo(text(event(JAKARTA, 2)) + text(event(JAVA, 0)));
    }

    @Test
    void whatIsTakenIsNotThereAnyMore() {
        mailbox.put(event(JAVA, 0));
        taken();

        assertThat(mailbox.isEmpty()).isTrue();
        assertThat(taken()).isEmpty();
    }

    private String taken() {
        return new String(mailbox.takeAll(), UTF_8);
    }

    private static String text(CourseEvent event) {
        return new String(event.text(), UTF_8);
    }
}
