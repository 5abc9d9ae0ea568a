package org.coursemarket.order;

import jakarta.ws.rs.ApplicationPath;
import org.coursemarket.runtime.http.Api;

/** Everything under /api. */
@ApplicationPath(Api.PATH)
public class OrderApplication extends Api {}
