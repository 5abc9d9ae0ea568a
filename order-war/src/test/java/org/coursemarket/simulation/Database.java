package org.coursemarket.simulation;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rows that several processes share: READ COMMITTED with row locks and unique constraints, as PostgreSQL has them. There are no CHECK
 * constraints: whether the code keeps the counts right without that net is what is to be found out.
 */
final class Database {
    /** No two rows of the type have the same values in these fields, unless one of them is null. */
    record Unique(String name, Class<?> type, List<String> fields) {}

    private static final Duration LONGEST_WAIT_FOR_A_LOCK = Duration.ofSeconds(5);
    private static final ThreadLocal<Transaction> CURRENT = new ThreadLocal<>();

    private final String name;
    private final Scheduler scheduler;
    private final Random random;
    private final List<Unique> constraints;
    private final Map<Row.Key, Object> rows = new LinkedHashMap<>();
    private final Map<Row.Key, Transaction> locks = new HashMap<>();
    private final List<Transaction> open = new ArrayList<>();

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

    /** How many commits there were that changed something. */
    int version() {
        return version;
    }

    /** What is committed. */
    <T> List<T> committed(Class<T> type) {
        return rows.values().stream().filter(type::isInstance).map(type::cast).toList();
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
        var transaction = new Transaction(life);
        open.add(transaction);
        CURRENT.set(transaction);
        try {
            T result = body.call();
            transaction.flush();
            scheduler.step();
            transaction.requireLive();
            boolean isTroubled = random.nextDouble() < trouble;
            if (isTroubled && random.nextBoolean()) {
                scheduler.tell(name + ": a commit fails");
                throw outage();
            }
            transaction.commit();
            onCommit.accept(result);
            transaction.end();
            if (isTroubled) {
                scheduler.tell(name + ": the answer of a commit is lost");
                throw outage();
            }
            scheduler.step();
            return result;
        } catch (RuntimeException e) {
            if (!isPlanned(e)) {
                scheduler.fail(e);
            }
            throw e;
        } finally {
            transaction.end();
            CURRENT.remove();
        }
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
        return new Transaction(life);
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

    private static PersistenceException outage() {
        return new PersistenceException(new SQLException("the connection is broken", "08006"));
    }

    /** One unit of work: what it has read and changed, seen by nobody else before its commit. */
    final class Transaction {
        private final Scheduler.Life life;
        private final int start = starts;
        private final Map<Row.Key, Object> managed = new LinkedHashMap<>();
        private final Map<Row.Key, Object> asRead = new HashMap<>();
        private final Map<Row.Key, Object> written = new HashMap<>();
        private boolean isOver;

        private Transaction(Scheduler.Life life) {
            this.life = life;
        }

        void add(Object entity) {
            managed.put(Row.key(entity), entity);
        }

        /** All rows of a type as this transaction sees them. */
        Stream<Object> all(Class<?> type) {
            var keys = new ArrayList<Row.Key>();
            rows.keySet().stream().filter(key -> key.type() == type).forEach(keys::add);
            managed.keySet().stream()
                    .filter(key -> key.type() == type && !rows.containsKey(key))
                    .forEach(keys::add);
            return keys.stream().map(this::seen);
        }

        /** The row, as an object of this transaction's own; null for none. */
        Object read(Row.Key key) {
            return managed.computeIfAbsent(key, unread -> {
                var row = rows.get(key);
                if (row == null) {
                    return null;
                }
                asRead.put(key, Row.copy(row));
                return Row.copy(row);
            });
        }

        /** Waits until nobody else has the row, keeps it, and reads it anew. */
        void lock(Row.Key key) {
            if (!scheduler.await(() -> !live() || isFree(key), LONGEST_WAIT_FOR_A_LOCK)) {
                throw new PersistenceException(new SQLException("waited too long for a lock", "55P03"));
            }
            requireLive();
            locks.put(key, this);
            if (asRead.containsKey(key)) {
                Row.assign(managed.get(key), asRead.get(key), rows.get(key));
                asRead.put(key, Row.copy(rows.get(key)));
            }
        }

        boolean isFree(Row.Key key) {
            var owner = locks.get(key);
            return owner == null || owner == this || !owner.live();
        }

        /** Makes sure that what is new or changed breaks no unique constraint, or waits for who knows. */
        void flush() {
            requireLive();
            for (var entity : List.copyOf(managed.values())) {
                var key = Row.key(entity);
                boolean isNew = !asRead.containsKey(key);
                if (isNew && rows.containsKey(key)) {
                    throw duplicate("primary_key");
                }
                if (isNew || !Row.equal(entity, asRead.get(key))) {
                    write(key, entity);
                }
            }
        }

        private void write(Row.Key key, Object entity) {
            var guarding = constraints.stream()
                    .filter(unique -> unique.type == key.type())
                    .filter(unique -> !values(unique, entity).contains(null))
                    .toList();
            boolean isDecided = scheduler.await(
                    () -> !live()
                            || guarding.stream()
                                    .noneMatch(unique -> open.stream()
                                            .filter(other -> other != this && other.live())
                                            .anyMatch(other -> has(other.written.values(), unique, entity))),
                    LONGEST_WAIT_FOR_A_LOCK);
            requireLive();
            if (!isDecided) {
                throw new PersistenceException(new SQLException("waited too long for another's row", "55P03"));
            }
            guarding.stream()
                    .filter(unique -> has(rows.values(), unique, entity))
                    .findFirst()
                    .ifPresent(unique -> {
                        throw duplicate(unique.name);
                    });
            written.put(key, entity);
        }

        private boolean has(Collection<Object> entities, Unique unique, Object entity) {
            var key = Row.key(entity);
            var values = values(unique, entity);
            return entities.stream()
                    .filter(other -> other.getClass() == unique.type)
                    .anyMatch(other ->
                            !Row.key(other).equals(key) && values(unique, other).equals(values));
        }

        private static List<Object> values(Unique unique, Object entity) {
            var values = new ArrayList<>();
            unique.fields.forEach(field -> values.add(Row.value(entity, field)));
            return values;
        }

        private static PersistenceException duplicate(String constraint) {
            return new PersistenceException(new SQLException("duplicate in " + constraint, "23505"));
        }

        private void commit() {
            if (managed.keySet().stream().anyMatch(key -> !asRead.containsKey(key) && rows.containsKey(key))) {
                throw duplicate("primary_key");
            }
            int changes = 0;
            for (var one : managed.entrySet()) {
                var key = one.getKey();
                if (!asRead.containsKey(key)) {
                    rows.put(key, Row.copy(one.getValue()));
                    changes++;
                } else if (!Row.equal(one.getValue(), asRead.get(key))) {
                    Row.assign(rows.get(key), asRead.get(key), one.getValue());
                    changes++;
                }
            }
            version += Math.min(changes, 1);
        }

        private void end() {
            isOver = true;
            open.remove(this);
        }

        private boolean live() {
            return !isOver && !life.isOver() && start == starts;
        }

        private void requireLive() {
            if (life.isOver()) {
                throw new Scheduler.Killed();
            }
            if (!live()) {
                throw outage();
            }
        }

        /** The row as this transaction sees it, to be looked at only; null for none. */
        Object seen(Row.Key key) {
            return managed.getOrDefault(key, rows.get(key));
        }
    }
}
