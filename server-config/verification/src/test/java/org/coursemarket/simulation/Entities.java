package org.coursemarket.simulation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The EntityManager of one process: as much of it as the stores use. */
final class Entities {
    private final Database database;
    private final Scheduler.Life life;
    private final Map<String, Class<?>> types = new HashMap<>();

    private Entities(Database database, Scheduler.Life life, Class<?>... types) {
        this.database = database;
        this.life = life;
        Stream.of(types).forEach(type -> this.types.put(type.getSimpleName(), type));
    }

    static EntityManager of(Database database, Scheduler.Life life, Class<?>... types) {
        return proxy(EntityManager.class, new Entities(database, life, types)::call);
    }

    private Object call(Object proxy, Method method, Object[] arguments) {
        var transaction = database.current(life);
        switch (method.getName()) {
            case "persist" -> transaction.add(arguments[0]);
            case "flush" -> transaction.flush();
            case "find" -> {
                var key = new Row.Key((Class<?>) arguments[0], List.of(arguments[1]));
                if (arguments.length > 2 && arguments[2] == LockModeType.PESSIMISTIC_WRITE) {
                    transaction.lock(key);
                }
                return transaction.read(key);
            }
            case "createQuery" -> {
                String text = (String) arguments[0];
                return proxy(
                        TypedQuery.class,
                        arguments.length > 1
                                ? new Call(transaction, Query.ofObjects(text, types), List.of())
                                : new Call(transaction, Query.ofChangedRows(text, types), Query.clearedFields(text)));
            }
            case "createNativeQuery" -> {
                var query = Query.ofRows((String) arguments[0], (Class<?>) arguments[1]);
                return proxy(TypedQuery.class, new Call(transaction, query, List.of()));
            }
            default -> throw new UnsupportedOperationException(method.getName());
        }
        return null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** One query with its parameters. */
    private static final class Call implements InvocationHandler {
        private final Transaction transaction;
        private final Query query;
        private final List<String> cleared;
        private final Map<String, Object> parameters = new HashMap<>();
        private int limit = Integer.MAX_VALUE;
        private boolean isLocking;

        Call(Transaction transaction, Query query, List<String> cleared) {
            this.transaction = transaction;
            this.query = query;
            this.cleared = cleared;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            switch (method.getName()) {
                case "setParameter" -> parameters.put(String.valueOf(arguments[0]), arguments[1]);
                case "setMaxResults" -> limit = (int) arguments[0];
                case "setLockMode" -> isLocking = arguments[0] == LockModeType.PESSIMISTIC_WRITE;
                case "getResultList" -> {
                    return query.run(transaction, parameters, isLocking, limit);
                }
                case "getResultStream" -> {
                    return query.run(transaction, parameters, isLocking, limit).stream();
                }
                case "executeUpdate" -> {
                    var changed = query.run(transaction, parameters, true, limit);
                    changed.forEach(entity -> cleared.forEach(field -> Row.clear(entity, field)));
                    return changed.size();
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return proxy;
        }
    }
}
