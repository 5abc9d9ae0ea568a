package org.coursemarket.order;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import org.coursemarket.server.http.Api;
import org.coursemarket.server.security.Roles;

/** Everything under /api. */
@DeclareRoles({Roles.INSTRUCTOR, Roles.STUDENT, Roles.ADMIN, Roles.SERVICE})
@ApplicationPath("/api")
public class OrderApplication extends Api {}
