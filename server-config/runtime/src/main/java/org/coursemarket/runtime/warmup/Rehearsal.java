package org.coursemarket.runtime.warmup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;

/** Work on the database of which nothing stays: no line here commits. */
@ApplicationScoped
public class Rehearsal {
    @Inject
    UserTransaction transaction;

    @Inject
    RehearsalStore rows;

    /**
     * Does the work in a transaction, writes the rows that it left to be written, and takes all of it back, whatever becomes of it. Nothing
     * of the work may begin a transaction of its own. The thread must not be in one.
     */
    public <T> T of(Supplier<T> work) {
        try {
            transaction.begin();
            try {
                T result = work.get();
                rows.write();
                return result;
            } finally {
                transaction.rollback();
            }
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the midst of that work: what it reads from now on comes from the database. */
    public void forget() {
        rows.write();
    }
}
