package org.coursemarket.simulation;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Rows that several processes share: READ COMMITTED with row locks and unique constraints, as PostgreSQL has them. There are no CHECK
 * constraints: whether the code keeps the counts right without that net is what is to be found out.
 */
final class Database {
    /** No two rows of the type have the same values in these fields, unless one of them is null. */
    record Unique(String name, Class<?> type, List<String> fields) {
        List<Object> values(Object entity) {
            var values = new ArrayList<>();
            fields.forEach(field -> values.add(Row.value(entity, field)));
            return values;
        }
    }

    private static final Duration LONGEST_WAIT_FOR_A_LOCK = Duration.ofSeconds(5);
    private static final ThreadLocal<Transaction> CURRENT = new ThreadLocal<>();

    // The transactions' room as well.
    final List<Unique> constraints;
    final Map<Row.Key, Object> rows = new LinkedHashMap<>();
    final Map<Row.Key, Transaction> locks = new HashMap<>();
    final List<Transaction> open = new ArrayList<>();

    private final String name;
    private final Scheduler scheduler;
    private final Random random;

    private int starts;
    private int version;
    private boolean isDown;
    private double trouble;

    Database(String name, Scheduler scheduler, Random random, List<Unique> constraints) {
        this.name = name;
        this.scheduler = scheduler;
        this.random = random;
        this.constraints = constraints;
    }

    /** How many of its commits go wrong, from 0 to 1. */
    void trouble(double share) {
        trouble = share;
    }

    void kill() {
        scheduler.tell("the database of " + name + " dies");
        isDown = true;
        starts++;
    }

    void start() {
        isDown = false;
    }

    /** What was begun before the last one is lost. */
    int starts() {
        return starts;
    }

    /** How many commits there were that changed something. */
    int version() {
        return version;
    }

    /** What is committed. */
    <T> List<T> committed(Class<T> type) {
        return rows.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits as long as a statement may; false where that was not enough. */
    boolean await(BooleanSupplier condition) {
        return scheduler.await(condition, LONGEST_WAIT_FOR_A_LOCK);
    }

    /**
     * Runs the body in a transaction, the caller's if there is one.
     *
     * @param onCommit hears of the result at the moment of the commit, before anybody else can
     */
    <T> T transaction(Scheduler.Life life, Callable<T> body, Consumer<T> onCommit) throws Exception {
        if (CURRENT.get() != null) {
            return body.call();
        }
        scheduler.step();
        requireUp();
        var transaction = new Transaction(this, life);
        open.add(transaction);
        CURRENT.set(transaction);
        try {
            T result = body.call();
            commit(transaction, () -> onCommit.accept(result));
            return result;
        } catch (RuntimeException e) {
            if (!isPlanned(e)) {
                scheduler.fail(e);
            }
            throw e;
        } finally {
            end(transaction);
            CURRENT.remove();
        }
    }

    private void commit(Transaction transaction, Runnable onCommit) {
        transaction.flush();
        scheduler.step();
        transaction.requireLive();
        boolean isTroubled = random.nextDouble() < trouble;
        if (isTroubled && random.nextBoolean()) {
            scheduler.tell(name + ": a commit fails");
            throw outage();
        }
        version += transaction.commit() ? 1 : 0;
        onCommit.run();
        end(transaction);
        if (isTroubled) {
            scheduler.tell(name + ": the answer of a commit is lost");
            throw outage();
        }
        scheduler.step();
    }

    private void end(Transaction transaction) {
        transaction.end();
        open.remove(transaction);
    }

    /** The transaction of the caller, or one for a single look. */
    Transaction current(Scheduler.Life life) {
        var transaction = CURRENT.get();
        if (transaction != null) {
            transaction.requireLive();
            return transaction;
        }
        if (life.isOver()) {
            throw new Scheduler.Killed();
        }
        requireUp();
        return new Transaction(this, life);
    }

    private void requireUp() {
        if (isDown) {
            throw outage();
        }
    }

    /** The service's own exceptions are part of its plan, and the database fails as it likes; another one is a fault. */
    static boolean isPlanned(Throwable e) {
        return e instanceof PersistenceException || e.getClass().getName().startsWith("org.coursemarket.");
    }

    static PersistenceException outage() {
        return new PersistenceException(new SQLException("the connection is broken", "08006"));
    }
}
