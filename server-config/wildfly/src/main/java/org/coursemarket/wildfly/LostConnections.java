package org.coursemarket.wildfly;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.jca.adapters.jdbc.BaseWrapperManagedConnectionFactory;
import org.jboss.jca.adapters.jdbc.spi.ExceptionSorter;

/**
 * Tells the pool of the application which failures mean that a connection is lost. By itself WildFly gives out a connection again and
 * again that was lost in a transaction, and the annotation of a data source has no word for it.
 */
public class LostConnections implements ExceptionSorter, ServletContainerInitializer {
    private static final String POOL = "java:app/jdbc/database";

    private static final Set<String> LOST_IN_POSTGRESQL = Set.of(
            "25006", // the database may only be read: a standby since a failover
            "25P03", // its transaction did nothing for too long
            "25P04", // its transaction took too long
            "57P01", // an administrator ended it
            "57P02", // another process of the database died
            "57P03", // the database starts
            "57P05"); // it did nothing for too long

    private static final Set<String> LOST_IN_H2 = Set.of(
            "90007", // it was closed
            "90067", // it is broken
            "90098", // the database is closed
            "90121"); // the process ends

    @Override
    public boolean isExceptionFatal(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || LOST_IN_POSTGRESQL.contains(state) || LOST_IN_H2.contains(state);
    }

    @Override
    @SuppressWarnings("BanJNDI") // of a name that nobody sends
    public void onStartup(Set<Class<?>> none, ServletContext application) throws ServletException {
        try {
            Object pool = InitialContext.doLookup(POOL);
            var connections = (BaseWrapperManagedConnectionFactory) field(field(pool, "delegate"), "mcf");
            connections.setExceptionSorterClassLoader(LostConnections.class.getClassLoader());
            connections.setExceptionSorterClassName(LostConnections.class.getName());
        } catch (NamingException | ReflectiveOperationException e) {
            throw new ServletException(e);
        }
    }

    /** WildFly's pool shows its parts to nobody. */
    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        var field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
