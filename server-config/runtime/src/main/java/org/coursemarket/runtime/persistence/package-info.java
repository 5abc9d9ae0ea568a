/** The database of the service that carries this: its pool, its tables' version, and what its failures mean. */
package org.coursemarket.runtime.persistence;
