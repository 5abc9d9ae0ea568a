package org.coursemarket.order.seats.control;

/** The issuer answered, but not with a token. */
final class TokenNotIssued extends RuntimeException {
    TokenNotIssued(String why) {
        super(why);
    }
}
