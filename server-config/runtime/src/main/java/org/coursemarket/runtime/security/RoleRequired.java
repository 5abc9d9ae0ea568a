package org.coursemarket.runtime.security;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** The caller has none of the roles that may do this. */
public final class RoleRequired extends Refusal {
    RoleRequired() {
        super(Kind.FORBIDDEN, "role-required", "The roles of the token don't allow this.", Map.of());
    }
}
