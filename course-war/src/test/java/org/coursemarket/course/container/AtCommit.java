package org.coursemarket.course.container;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Takes part in a commit: before it, and after it is done. */
record AtCommit(Runnable before, Runnable after) implements Synchronization {
    @Override
    public void beforeCompletion() {
        before.run();
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            after.run();
        }
    }
}
