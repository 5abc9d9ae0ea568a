/**
 * Who calls, and what of that is known for sure: a JSON Web Token as MicroProfile JWT 2.1 has it ({@code mp.jwt.verify.*}, the claim
 * {@code groups} for roles, the caller as a {@code JsonWebToken}), verified by Nimbus.
 *
 * <p>The server's own verification is left aside: it takes tokens before their {@code nbf}, knows a new key after five minutes at
 * the earliest, waits without end for an issuer that hangs and refuses everybody while that is away, and logs each bad token with a
 * stack trace.
 */
package org.coursemarket.runtime.security;
