/**
 * Who sets a course's price, and what it was at any time. {@code PriceRulesResource} sets and previews the rules through {@code Prices};
 * each base price and each set of rules is a version, which {@code PriceVersionStore} keeps when the catalog tells of it by an event
 * within its transaction. The price itself is computed in {@code pricing}.
 */
package org.coursemarket.course.prices;
