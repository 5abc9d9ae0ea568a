package org.coursemarket.course.live.entity;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a client is still to be told: of each course the newest event alone, however long the client takes. Belongs to one thread at a time. */
public final class Mailbox {
    private final Map<UUID, CourseEvent> events = new LinkedHashMap<>();

    /** In the place of an earlier one of the same course, if that is still here. */
    public void put(CourseEvent event) {
        events.put(event.courseId(), event);
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** The texts of all that are here, one after the other, the course first that has waited longest; none is here after that. */
    public byte[] takeAll() {
        var texts = new ByteArrayOutputStream();
        events.values().forEach(event -> texts.writeBytes(event.text()));
        events.clear();
        return texts.toByteArray();
    }
}
