package org.coursemarket.course;

import jakarta.ws.rs.ApplicationPath;
import org.coursemarket.runtime.http.Api;

/** Everything under /api. */
@ApplicationPath("/api")
public class CourseApplication extends Api {}
