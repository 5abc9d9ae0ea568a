package org.coursemarket.runtime.warmup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The rows of a rehearsal, in its transaction. */
@ApplicationScoped
public class RehearsalStore {
    @PersistenceContext
    EntityManager entities;

    /** Writes what has changed to the database, as a commit does first, and forgets it here. */
    void write() {
        entities.flush();
        entities.clear();
    }
}
