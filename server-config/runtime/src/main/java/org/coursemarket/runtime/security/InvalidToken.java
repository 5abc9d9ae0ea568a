package org.coursemarket.runtime.security;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** What the Authorization header has is no token that counts here (RFC 6750, section 3.1). */
public final class InvalidToken extends Refusal {
    /** The reason is told to the client; nothing of what they sent may be in it. */
    InvalidToken(String why) {
        super(Kind.UNAUTHENTICATED, "invalid-token", why, Map.of());
    }
}
