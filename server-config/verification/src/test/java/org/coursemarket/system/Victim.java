package org.coursemarket.system;

import java.util.List;

/** A process that can be killed, in one way or another, and comes back. */
record Victim(String name, List<Death> deaths, Runnable start) {
    /** A kill, at a moment of its own. */
    record Death(String moment, Runnable kill) {}

    static Victim ofAnyMoment(String name, Runnable kill, Runnable start) {
        return new Victim(name, List.of(new Death("at any moment", kill)), start);
    }
}
