package org.coursemarket.simulation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Id;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An entity as its fields. */
final class Row {
    /** What tells a row from all others. */
    record Key(Class<?> type, List<Object> id) {}

    private record Name(Class<?> type, String name) {}

    // Reflection would be asked for the same again with each row.
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, List<Field>> IDS = new ConcurrentHashMap<>();
    private static final Map<Name, List<Field>> PATHS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();

    private Row() {}

    static Key key(Object entity) {
        var id = new ArrayList<>();
        for (var field : IDS.computeIfAbsent(entity.getClass(), Row::ids)) {
            id.add(get(field, entity));
        }
        return new Key(entity.getClass(), id);
    }

    static Object copy(Object entity) {
        var copy = instance(entity.getClass());
        for (var field : fields(entity.getClass())) {
            var value = get(field, entity);
            set(field, copy, isEmbedded(field) ? copy(value) : value);
        }
        return copy;
    }

    static boolean equal(Object one, Object other) {
        for (var field : fields(one.getClass())) {
            if (!isSame(field, one, other)) {
                return false;
            }
        }
        return true;
    }

    /** Gives the row those values that have changed, as an UPDATE of these columns alone. */
    static void assign(Object row, Object before, Object after) {
        for (var field : fields(row.getClass())) {
            if (isEmbedded(field)) {
                assign(get(field, row), get(field, before), get(field, after));
            } else if (!isSame(field, before, after)) {
                set(field, row, get(field, after));
            }
        }
    }

    /** Of the field, or the column, of this name. */
    static Object value(Object entity, String name) {
        var value = entity;
        for (var field : PATHS.computeIfAbsent(new Name(entity.getClass(), name), Row::path)) {
            value = get(field, value);
        }
        return value;
    }

    /** Through the embedded one, where the entity itself has none of this name. */
    private static List<Field> path(Name wanted) {
        for (var field : fields(wanted.type)) {
            var column = field.getAnnotation(Column.class);
            if (field.getName().equals(wanted.name)
                    || (column != null && column.name().equals(wanted.name))) {
                return List.of(field);
            }
        }
        var embedded = fields(wanted.type).stream()
                .filter(Row::isEmbedded)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(wanted + " is not there"));
        return Stream.concat(Stream.of(embedded), path(new Name(embedded.getType(), wanted.name)).stream())
                .toList();
    }

    static void clear(Object entity, String name) {
        fields(entity.getClass()).stream()
                .filter(field -> field.getName().equals(name))
                .forEach(field -> set(field, entity, null));
    }

    private static boolean isSame(Field field, Object one, Object other) {
        var value = get(field, one);
        return isEmbedded(field) ? equal(value, get(field, other)) : Objects.equals(value, get(field, other));
    }

    private static boolean isEmbedded(Field field) {
        return field.getType().isAnnotationPresent(Embeddable.class);
    }

    private static List<Field> ids(Class<?> type) {
        return fields(type).stream()
                .filter(field -> field.isAnnotationPresent(Id.class))
                .toList();
    }

    private static List<Field> fields(Class<?> type) {
        return FIELDS.computeIfAbsent(
                type,
                unknown -> Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .peek(field -> field.setAccessible(true))
                        .toList());
    }

    private static Object instance(Class<?> type) {
        try {
            return CONSTRUCTORS.computeIfAbsent(type, Row::constructor).newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object get(Field field, Object entity) {
        try {
            return field.get(entity);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Field field, Object entity, Object value) {
        try {
            field.set(entity, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
