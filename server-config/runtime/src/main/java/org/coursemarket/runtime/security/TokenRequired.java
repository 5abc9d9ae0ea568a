package org.coursemarket.runtime.security;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** This is not for everybody, and nobody said who they are. */
public final class TokenRequired extends Refusal {
    public TokenRequired() {
        super(Kind.UNAUTHENTICATED, "token-required", "This needs a bearer token.", Map.of());
    }
}
