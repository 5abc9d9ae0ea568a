package org.coursemarket.runtime.stopping;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** The requests that this service has begun and not answered. Any thread may use this. */
@Singleton
public class OpenRequests {
    private final CompletableFuture<Void> allAnswered = new CompletableFuture<>();
    private boolean isClosed;
    private int underWay;

    /** Another request. If it is let in, it has to leave, once; false where none is let in any more. */
    public synchronized boolean enter() {
        if (isClosed) {
            return false;
        }
        underWay++;
        return true;
    }

    /** It is answered. */
    public synchronized void leave() {
        underWay--;
        noteTheLast();
    }

    /** Lets none in from now on. */
    synchronized void close() {
        isClosed = true;
        noteTheLast();
    }

    /** Whether none is let in any more. An answer that would last is to end then. */
    public synchronized boolean isClosed() {
        return isClosed;
    }

    /** Done when none is let in any more, and those that were are answered. */
    Future<Void> allAnswered() {
        return allAnswered;
    }

    synchronized int underWay() {
        return underWay;
    }

    private void noteTheLast() {
        if (isClosed && underWay == 0) {
            allAnswered.complete(null);
        }
    }
}
