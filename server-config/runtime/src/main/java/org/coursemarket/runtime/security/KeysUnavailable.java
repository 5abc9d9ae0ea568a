package org.coursemarket.runtime.security;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** The keys to verify tokens with can't be had, and none were had before. */
public final class KeysUnavailable extends Refusal {
    KeysUnavailable() {
        super(Kind.BUSY, "keys-unavailable", "Nobody's token can be verified now.", Map.of());
    }
}
