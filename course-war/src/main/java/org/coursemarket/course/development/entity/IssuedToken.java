package org.coursemarket.course.development.entity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A token as OAuth 2.0 hands it out (RFC 6749, section 5.1). */
public record IssuedToken(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresInSeconds) {}
