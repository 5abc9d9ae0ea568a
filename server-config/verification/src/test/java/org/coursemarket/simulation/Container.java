package org.coursemarket.simulation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One bean of each class, with what its annotations ask for in its fields, its constructor and around its methods. */
final class Container {
    private static final List<Class<? extends Annotation>> INJECTED =
            List.of(Inject.class, PersistenceContext.class, Resource.class);

    // Reflection would be asked for the same again at each tick and with each event.
    private static final Map<Class<?>, List<Method>> TIMERS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, List<Observer>> OBSERVERS = new ConcurrentHashMap<>();

    private record Observer(Method method, Class<?> event) {}

    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final List<Object> given;
    private final Guard guard;
    private final List<Class<?>> observers;

    /** The given objects are the beans of all their types. */
    Container(Guard guard, List<Class<?>> observers, Object... given) {
        this.guard = guard;
        this.observers = observers;
        this.given = List.of(given);
    }

    <T> T get(Class<T> type) {
        if (type == Event.class) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> tell(arguments[0])));
        }
        var bean = given.stream().filter(type::isInstance).findFirst().orElseGet(() -> beans.get(type));
        return type.cast(bean == null ? create(type) : bean);
    }

    /** What the server's timers call. */
    void callTimers(Class<?> type) {
        TIMERS.computeIfAbsent(type, unknown -> methods(type, Schedule.class))
                .forEach(method -> call(method, get(type)));
    }

    private Object tell(Object event) {
        for (var type : observers) {
            for (var observer : OBSERVERS.computeIfAbsent(type, Container::observers)) {
                if (observer.event.isInstance(event)) {
                    call(observer.method, get(type), event);
                }
            }
        }
        return null;
    }

    private static List<Observer> observers(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(Observes.class))
                        .map(parameter -> new Observer(method, parameter.getType())))
                .toList();
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

    private static void call(Method method, Object bean, Object... arguments) {
        try {
            method.setAccessible(true);
            method.invoke(bean, arguments);
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof Error death) {
                throw death; // of the process
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(method.toString(), e);
        }
    }
}
