package org.coursemarket.simulation;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isPrivate;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.not;

import jakarta.ejb.Lock;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.AllArguments;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import org.eclipse.microprofile.faulttolerance.Retry;

/** What a container does around the methods of one process's beans, as their annotations say: locks, transactions, retries. */
public final class Guard {
    /** A call whose transaction is committed, and when it last looked at its clock. */
    record Committed(Node.Run run, Method method, List<Object> arguments, Object result, MachineClock.Reading time) {}

    /** Hears of each commit at the moment of it. */
    interface Witness {
        void sees(Committed call);
    }

    private static final String FIELD = "guard";
    private static final Map<Class<?>, Class<?>> GUARDED = new ConcurrentHashMap<>();

    private final Node.Run run;
    private final Scheduler scheduler;
    private final Database database;
    private final FaultTolerance faultTolerance;
    private final Witness witness;
    private boolean isWriteLocked;

    Guard(Node.Run run, Scheduler scheduler, Database database, FaultTolerance faultTolerance, Witness witness) {
        this.run = run;
        this.scheduler = scheduler;
        this.database = database;
        this.faultTolerance = faultTolerance;
        this.witness = witness;
    }

    /** A new bean of this type. */
    Object around(Class<?> type) throws ReflectiveOperationException {
        boolean isGuarded = isTransactional(type) || type.isAnnotationPresent(Retry.class);
        var constructor = (isGuarded ? GUARDED.computeIfAbsent(type, Guard::guarded) : type).getDeclaredConstructor();
        constructor.setAccessible(true);
        var bean = constructor.newInstance();
        if (isGuarded) {
            bean.getClass().getField(FIELD).set(bean, this);
        }
        return bean;
    }

    /** In place of each method of a guarded bean. */
    @RuntimeType
    public Object call(@Origin Method method, @AllArguments Object[] arguments, @SuperCall Callable<Object> body)
            throws Exception {
        var type = method.getDeclaringClass();
        if (type.isAnnotationPresent(Retry.class)) {
            return faultTolerance.call(method, arguments, body);
        }
        boolean isWriter = type.isAnnotationPresent(Lock.class);
        if (isWriter) {
            scheduler.await(() -> !isWriteLocked);
            isWriteLocked = true;
        }
        try {
            return database.transaction(
                    run,
                    body,
                    result -> witness.sees(
                            new Committed(run, method, Arrays.asList(arguments), result, MachineClock.lastReading())));
        } finally {
            isWriteLocked &= !isWriter;
        }
    }

    private static boolean isTransactional(Class<?> type) {
        var attribute = type.getAnnotation(TransactionAttribute.class);
        return type.isAnnotationPresent(Transactional.class)
                || (attribute != null && attribute.value() == TransactionAttributeType.REQUIRES_NEW);
    }

    private static Class<?> guarded(Class<?> type) {
        try {
            return new ByteBuddy()
                    .subclass(type)
                    .defineField(FIELD, Guard.class, Modifier.PUBLIC)
                    .method(isDeclaredBy(type).and(not(isStatic())).and(not(isPrivate())))
                    .intercept(MethodDelegation.toField(FIELD))
                    .make()
                    .load(
                            type.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                    .getLoaded();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
