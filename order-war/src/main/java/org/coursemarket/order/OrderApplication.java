package org.coursemarket.order;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under /api. */
@ApplicationPath("/api")
public class OrderApplication extends Application {}
