/**
 * Computes again what holds have cost, from the history of the seats, the history of the prices, and the vouchers. It uses the function
 * that made the prices, and nothing that was computed before.
 */
package org.coursemarket.course.replay;
