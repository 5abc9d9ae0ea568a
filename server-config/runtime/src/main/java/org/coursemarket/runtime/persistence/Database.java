package org.coursemarket.runtime.persistence;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The pool of connections of the application that carries this class. Which database it is, that application's configuration
 * says: {@code database.address}, {@code database.user} and {@code database.password}.
 */
@DataSourceDefinition(
        name = Database.JNDI_NAME,
        className = "org.coursemarket.runtime.persistence.ConfiguredDataSource",
        description = "the database that the application's configuration names",
        minPoolSize = 2,
        initialPoolSize = 2,
        maxPoolSize = 32,
        properties = {
            // Each connection is tried by a statement before it is given out, at most once a second. H2's
            // isValid() stays true after a full disk has closed the database; a new connection opens it
            // again. The server puts the text of the check behind SELECT COUNT(*) FROM.
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=table",
            "fish.payara.validation-table-name=${MPCONFIG=database.check}",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=${MPCONFIG=database.together}"
        })
@ApplicationScoped
public class Database {
    /** Where the pool is bound, for this application alone. */
    public static final String JNDI_NAME = "java:app/jdbc/database";
}
