package org.coursemarket.runtime.problems;

import java.util.Map;

/** The caller has none of the roles that may do this. */
public final class RoleRequired extends Refusal {
    public RoleRequired() {
        super(Kind.FORBIDDEN, "The roles of the token don't allow this.", Map.of());
    }
}
