package org.coursemarket.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.coursemarket.runtime.problems.Refusal;

/** Every rule that says no in some packages, each once, about nothing in particular. */
public final class Refusals {
    private Refusals() {}

    /** One of each concrete class, made by its first constructor; the tests' own are left out. */
    public static List<Refusal> in(String... packages) {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages(packages).stream()
                        .filter(type -> type.isAssignableTo(Refusal.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect)
                        .map(Refusals::one)
                        .toList();
    }

    private static Refusal one(Class<?> type) {
        var constructor = type.getDeclaredConstructors()[0];
        try {
            return made(constructor);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("can't be made: " + constructor, e);
        }
    }

    private static Refusal made(Constructor<?> constructor)
            throws InstantiationException, IllegalAccessException, InvocationTargetException {
        constructor.setAccessible(true);
        return (Refusal) constructor.newInstance(
                Stream.of(constructor.getParameterTypes()).map(Refusals::any).toArray());
    }

    private static Object any(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return Stream.of(
                        "any",
                        1,
                        1L,
                        true,
                        new UUID(0, 1),
                        BigDecimal.ONE,
                        Instant.EPOCH,
                        Duration.ZERO,
                        List.of(new FieldError("any", "must be another one")),
                        Map.of())
                .filter(value -> type.isInstance(value)
                        || (type == int.class && value instanceof Integer)
                        || (type == long.class && value instanceof Long)
                        || (type == boolean.class && value instanceof Boolean))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is known to be a " + type));
    }
}
