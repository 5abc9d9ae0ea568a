package org.coursemarket.course.development.entity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.coursemarket.runtime.security.Caller;

/**
 * Whose token, and with which roles.
 *
 * @param subject 1 to 255 printable ASCII characters
 */
public record WantedToken(
        @NotNull @Pattern(regexp = Caller.SUBJECT, message = "must be 1 to 255 printable ASCII characters")
        String subject,

        @NotNull
        Set<
                        @NotNull
                        @Pattern(
                                regexp = "instructor|student|admin|service",
                                message = "must be instructor, student, admin or service")
                        String>
                roles) {}
