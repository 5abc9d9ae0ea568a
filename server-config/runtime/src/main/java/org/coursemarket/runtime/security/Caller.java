package org.coursemarket.runtime.security;

import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who asks.
 *
 * @param subject what the issuer of the token calls them; never changes, and is nobody else's
 * @param isAdmin whether they may act for others
 */
public record Caller(String subject, boolean isAdmin) {
    /** OpenID Connect Core 1.0, section 2: at most 255 ASCII characters; here they are printable, and no space begins or ends it. */
    public static final String SUBJECT = "[!-~]([ -~]{0,253}[!-~])?";

    /** Whoever sent the request; it has been made sure that somebody did. */
    public static Caller of(SecurityContext security) {
        var token = (JsonWebToken) security.getUserPrincipal();
        return new Caller(token.getSubject(), security.isUserInRole(Roles.ADMIN));
    }

    /** The same; empty where nobody has said who they are. */
    public static Optional<Caller> ifAny(SecurityContext security) {
        return security.getUserPrincipal() == null ? Optional.empty() : Optional.of(of(security));
    }

    /** Whether what belongs to this subject is theirs, or they may act as if it was. */
    public boolean mayActFor(String owner) {
        return isAdmin || subject.equals(owner);
    }
}
