package org.coursemarket.testing;

import jakarta.ejb.Timer;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sees each timer of a {@link TestedWar} when it fires. */
public class TimerWatch {
    private static final Queue<Firing> FIRINGS = new ConcurrentLinkedQueue<>();

    /** Of a timer of this bean. */
    public record Firing(Class<?> bean, boolean isPersistent) {}

    @AroundTimeout
    public Object watch(InvocationContext call) throws Exception {
        var timer = (Timer) call.getTimer();
        FIRINGS.add(new Firing(call.getMethod().getDeclaringClass(), timer.isPersistent()));
        return call.proceed();
    }

    /** What has fired since the start. */
    public static List<Firing> firings() {
        return List.copyOf(FIRINGS);
    }
}
