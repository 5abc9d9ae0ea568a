package org.coursemarket.runtime.problems;

import java.util.Map;

/** This is not for everybody, and nobody said who they are. */
public final class TokenRequired extends Refusal {
    public TokenRequired() {
        super(Kind.UNAUTHENTICATED, "This needs a bearer token.", Map.of());
    }
}
