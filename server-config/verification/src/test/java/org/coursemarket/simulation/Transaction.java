package org.coursemarket.simulation;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One unit of work: what it has read and changed, seen by nobody else before its commit. */
final class Transaction {
    private final Database database;
    private final Scheduler.Life life;
    private final int start;
    private final Map<Row.Key, Object> managed = new LinkedHashMap<>();
    private final Map<Row.Key, Object> asRead = new HashMap<>();
    private final Map<Row.Key, Object> written = new HashMap<>();
    private boolean isOver;

    Transaction(Database database, Scheduler.Life life) {
        this.database = database;
        this.life = life;
        start = database.starts();
    }

    void add(Object entity) {
        managed.put(Row.key(entity), entity);
    }

    /** All rows of a type as this transaction sees them. */
    Stream<Object> all(Class<?> type) {
        var keys = new ArrayList<Row.Key>();
        database.rows.keySet().stream().filter(key -> key.type() == type).forEach(keys::add);
        managed.keySet().stream()
                .filter(key -> key.type() == type && !database.rows.containsKey(key))
                .forEach(keys::add);
        return keys.stream().map(this::seen);
    }

    /** The row, as an object of this transaction's own; null for none. */
    Object read(Row.Key key) {
        return managed.computeIfAbsent(key, unread -> {
            var row = database.rows.get(key);
            if (row == null) {
                return null;
            }
            asRead.put(key, Row.copy(row));
            return Row.copy(row);
        });
    }

    /** The row as this transaction sees it, to be looked at only; null for none. */
    Object seen(Row.Key key) {
        return managed.getOrDefault(key, database.rows.get(key));
    }

    /** Waits until nobody else has the row, keeps it, and reads it anew. */
    void lock(Row.Key key) {
        if (!database.await(() -> !isLive() || isFree(key))) {
            throw new PersistenceException(new SQLException("waited too long for a lock", "55P03"));
        }
        requireLive();
        database.locks.put(key, this);
        if (asRead.containsKey(key)) {
            Row.assign(managed.get(key), asRead.get(key), database.rows.get(key));
            asRead.put(key, Row.copy(database.rows.get(key)));
        }
    }

    boolean isFree(Row.Key key) {
        var owner = database.locks.get(key);
        return owner == null || owner == this || !owner.isLive();
    }

    /** Makes sure that what is new or changed breaks no unique constraint, or waits for who knows. */
    void flush() {
        requireLive();
        for (var entity : List.copyOf(managed.values())) {
            var key = Row.key(entity);
            boolean isNew = !asRead.containsKey(key);
            if (isNew && database.rows.containsKey(key)) {
                throw duplicate("primary_key");
            }
            if (isNew || !Row.equal(entity, asRead.get(key))) {
                write(key, entity);
            }
        }
    }

    /** Makes everything seen by everybody, and tells whether that is anything. */
    boolean commit() {
        if (managed.keySet().stream().anyMatch(key -> !asRead.containsKey(key) && database.rows.containsKey(key))) {
            throw duplicate("primary_key");
        }
        boolean isChange = false;
        for (var one : managed.entrySet()) {
            var key = one.getKey();
            if (!asRead.containsKey(key)) {
                database.rows.put(key, Row.copy(one.getValue()));
                isChange = true;
            } else if (!Row.equal(one.getValue(), asRead.get(key))) {
                Row.assign(database.rows.get(key), asRead.get(key), one.getValue());
                isChange = true;
            }
        }
        return isChange;
    }

    void end() {
        isOver = true;
    }

    void requireLive() {
        if (life.isOver()) {
            throw new Scheduler.Killed();
        }
        if (!isLive()) {
            throw Database.outage();
        }
    }

    private boolean isLive() {
        return !isOver && !life.isOver() && start == database.starts();
    }

    private void write(Row.Key key, Object entity) {
        var guarding = database.constraints.stream()
                .filter(unique -> unique.type() == key.type())
                .filter(unique -> !unique.values(entity).contains(null))
                .toList();
        if (!database.await(() -> !isLive() || guarding.stream().noneMatch(unique -> isUndecided(unique, entity)))) {
            throw new PersistenceException(new SQLException("waited too long for another's row", "55P03"));
        }
        requireLive();
        for (var unique : guarding) {
            if (has(database.rows.values(), unique, entity)) {
                throw duplicate(unique.name());
            }
        }
        written.put(key, entity);
    }

    /** Somebody else is about to write the same. */
    private boolean isUndecided(Database.Unique unique, Object entity) {
        return database.open.stream()
                .filter(other -> other != this && other.isLive())
                .anyMatch(other -> has(other.written.values(), unique, entity));
    }

    private static boolean has(Collection<Object> entities, Database.Unique unique, Object entity) {
        var key = Row.key(entity);
        var values = unique.values(entity);
        return entities.stream()
                .filter(other -> other.getClass() == unique.type())
                .anyMatch(other ->
                        unique.values(other).equals(values) && !Row.key(other).equals(key));
    }

    private static PersistenceException duplicate(String constraint) {
        return new PersistenceException(new SQLException("duplicate in " + constraint, "23505"));
    }
}
