package org.coursemarket.simulation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One bean of each class, with what its annotations ask for in its fields, its constructor and around its methods. */
final class Container {
    private static final List<Class<? extends Annotation>> INJECTED =
            List.of(Inject.class, PersistenceContext.class, Resource.class);

    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final List<Object> given;
    private final Guard guard;

    /** The given objects are the beans of all their types. */
    Container(Guard guard, Object... given) {
        this.guard = guard;
        this.given = List.of(given);
    }

    <T> T get(Class<T> type) {
        var bean = given.stream().filter(type::isInstance).findFirst().orElseGet(() -> beans.get(type));
        return type.cast(bean == null ? create(type) : bean);
    }

    /** What the server's timers call. */
    void callTimers(Class<?> type) {
        methods(type, Schedule.class).forEach(method -> call(method, get(type)));
    }

    private Object create(Class<?> type) {
        try {
            var bean = instance(type);
            beans.put(type, bean);
            for (Class<?> level = type; level != Object.class; level = level.getSuperclass()) {
                for (var field : level.getDeclaredFields()) {
                    if (INJECTED.stream().anyMatch(field::isAnnotationPresent)) {
                        field.setAccessible(true);
                        field.set(bean, get(field.getType()));
                    }
                }
            }
            methods(type, PostConstruct.class).forEach(method -> call(method, bean));
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no bean of " + type, e);
        }
    }

    private Object instance(Class<?> type) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.isAnnotationPresent(Inject.class)) {
                return constructor.newInstance(Stream.of(constructor.getParameterTypes())
                        .map(this::get)
                        .toArray());
            }
        }
        return guard.around(type);
    }

    private static List<Method> methods(Class<?> type, Class<? extends Annotation> annotation) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(annotation))
                .toList();
    }

    private static void call(Method method, Object bean) {
        try {
            method.setAccessible(true);
            method.invoke(bean);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }
}
