package org.coursemarket.course;

import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.coursemarket.course.catalog.control.CatalogSettings;
import org.coursemarket.course.live.control.StreamSettings;
import org.coursemarket.course.seats.control.SeatSettings;

/** Reads every setting at the start, so that a bad one stops it then and not at the first request. */
@Singleton
@Startup
public class StartCheck {
    @Inject
    CatalogSettings catalog;

    @Inject
    SeatSettings seats;

    @Inject
    StreamSettings streams;
}
