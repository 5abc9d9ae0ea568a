package org.coursemarket.simulation;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** What MicroProfile makes of {@code @Retry} and {@code @Fallback}; the breaker is open when it likes to. */
final class FaultTolerance {
    private final Scheduler scheduler;
    private final Random random;
    private final Network network;

    FaultTolerance(Scheduler scheduler, Random random, Network network) {
        this.scheduler = scheduler;
        this.random = random;
        this.network = network;
    }

    Object call(Method method, Object[] arguments, Callable<Object> body) throws Exception {
        var fallback = method.getAnnotation(Fallback.class);
        try {
            return tried(method.getDeclaringClass().getAnnotation(Retry.class), body);
        } catch (Exception failure) {
            if (isOne(failure, fallback.skipOn())) {
                throw failure;
            }
            var handler = fallback.value().getDeclaredConstructor().newInstance();
            return ((FallbackHandler<?>) handler).handle(context(method, arguments, failure));
        }
    }

    private Object tried(Retry retry, Callable<Object> body) throws Exception {
        var end = scheduler.now().plus(retry.maxDuration(), retry.durationUnit());
        for (int tries = 0; ; tries++) {
            try {
                if (network.isTroubled() && random.nextInt(50) == 0) {
                    throw new CircuitBreakerOpenException();
                }
                return body.call();
            } catch (Exception failure) {
                boolean isOver = tries == retry.maxRetries() || !scheduler.now().isBefore(end);
                if (isOver || !isOne(failure, retry.retryOn())) {
                    throw failure;
                }
                scheduler.sleep(Duration.of(retry.delay(), retry.delayUnit()));
            }
        }
    }

    private static ExecutionContext context(Method method, Object[] arguments, Throwable failure) {
        return new ExecutionContext() {
            @Override
            public Method getMethod() {
                return method;
            }

            @Override
            public Object[] getParameters() {
                return arguments;
            }

            @Override
            public Throwable getFailure() {
                return failure;
            }
        };
    }

    private static boolean isOne(Throwable failure, Class<? extends Throwable>[] types) {
        return Arrays.stream(types).anyMatch(type -> type.isInstance(failure));
    }
}
