package org.coursemarket.runtime.persistence;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Lets a read of a database that is away fail at once. By itself the server's persistence tries it again for ten seconds, and keeps
 * one of the server's threads meanwhile; it has no property for that.
 */
public class FailFast implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
