package org.coursemarket.runtime.security;

/** What a caller may be, as the claim {@code groups} of a token says it. */
public final class Roles {
    /** Offers courses. */
    public static final String INSTRUCTOR = "instructor";
    /** Buys seats. */
    public static final String STUDENT = "student";
    /** May look at everything and act for others. */
    public static final String ADMIN = "admin";
    /** The order service towards the course service. */
    public static final String SERVICE = "service";

    private Roles() {}
}
