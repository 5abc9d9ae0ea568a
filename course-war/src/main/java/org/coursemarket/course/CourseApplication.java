package org.coursemarket.course;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under /api. */
@ApplicationPath("/api")
public class CourseApplication extends Application {}
