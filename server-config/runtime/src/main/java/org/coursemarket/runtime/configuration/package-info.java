/** Settings of MicroProfile Config 3.0. Each is read once, at the start, within bounds; a bad one stops the start by its name. */
package org.coursemarket.runtime.configuration;
