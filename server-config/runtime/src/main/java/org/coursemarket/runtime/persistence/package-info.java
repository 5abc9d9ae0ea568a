/**
 * The database of the service that carries this: its pool, its tables' version, whether it takes writes, and what
 * its failures mean.
 *
 * <p>Three more serve whoever writes to it: {@code GroupCommit} puts many callers' commands in one transaction, {@code Ids} makes the
 * keys of new rows, and {@code Parameters} fills IN lists.
 *
 * <p>This is the one place for what belongs to a vendor: names and classes of the server, of EclipseLink, of Flyway and of the
 * JDBC drivers. Nothing else imports any of them, which the house rules hold.
 */
package org.coursemarket.runtime.persistence;
