package org.coursemarket.course;

import jakarta.ws.rs.ApplicationPath;
import org.coursemarket.runtime.http.Api;

/** Everything under /api. */
@ApplicationPath(Api.PATH)
public class CourseApplication extends Api {}
