/** The shop in a real browser, before real servers: what a visitor sees, and can do. Class names of tests end with {@code IT}. */
package org.coursemarket.browser;
