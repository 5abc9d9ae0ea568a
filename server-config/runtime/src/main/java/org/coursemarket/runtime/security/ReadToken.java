package org.coursemarket.runtime.security;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;

/** A signed token. Its list of audiences is read without what is no text: one bad element costs none of the others. */
final class ReadToken extends SignedJWT {
    ReadToken(SignedJWT token) throws ParseException {
        super(token.getParsedParts()[0], token.getParsedParts()[1], token.getParsedParts()[2]);
    }

    @Override
    public JWTClaimsSet getJWTClaimsSet() throws ParseException {
        var claims = getPayload().toJSONObject();
        if (claims == null) {
            throw new ParseException("the claims are no JSON object", 0);
        }
        claims.computeIfPresent(
                "aud",
                (name, audience) -> audience instanceof List<?> list
                        ? list.stream().filter(String.class::isInstance).toList()
                        : audience);
        return JWTClaimsSet.parse(claims);
    }
}
