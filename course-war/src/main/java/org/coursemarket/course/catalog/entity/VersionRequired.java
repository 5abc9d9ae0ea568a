package org.coursemarket.course.catalog.entity;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** The request does not say which version it changes (RFC 6585, section 3). */
public final class VersionRequired extends Refusal {
    VersionRequired() {
        super(
                Kind.VERSION_REQUIRED,
                "version-required",
                "Send the ETag of what you have read as If-Match, so that nobody else's change is lost.",
                Map.of());
    }
}
