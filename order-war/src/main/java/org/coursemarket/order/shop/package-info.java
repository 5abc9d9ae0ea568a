/** The shop: pages for browsers, which are static files, and what they must know to find the issuer and the courses. */
package org.coursemarket.order.shop;
