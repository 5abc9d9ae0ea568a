package org.coursemarket.bench;

import java.time.Duration;

/** Takes one window of a line. */
interface Measure {
    Window of(Line line, Duration length);
}
