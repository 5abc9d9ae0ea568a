package org.coursemarket.simulation;

import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.isSynthetic;
import static net.bytebuddy.matcher.ElementMatchers.not;

import jakarta.annotation.PostConstruct;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/**
 * A thread may lose its turn at the end of each method of those classes whose threads share more than rows. Elsewhere it does where it
 * waits, and for a row that is enough. A bean
 * that is not ready yet is nobody else's.
 */
final class Preemption {
    private static final Set<String> SHARED = Set.of(
            "org.coursemarket.runtime.batching.Batcher",
            "org.coursemarket.runtime.batching.Companions",
            "org.coursemarket.runtime.persistence.GroupCommit",
            "org.coursemarket.order.seats.control.SeatCalls",
            "org.coursemarket.runtime.threads.Chore");

    private Preemption() {}

    /** The class, with that in it if it is one of them. */
    static byte[] into(String name, byte[] original, ClassLoader others) {
        if (!SHARED.contains(name)) {
            return original;
        }
        var classes = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, original), ClassFileLocator.ForClassLoader.of(others));
        return new ByteBuddy()
                .redefine(TypePool.Default.of(classes).describe(name).resolve(), classes)
                .visit(Advice.to(AtTheEnd.class)
                        .on(isMethod()
                                .and(not(isStatic().or(isSynthetic())))
                                .and(not(isAnnotatedWith(PostConstruct.class)))))
                .make()
                .getBytes();
    }

    /** Becomes part of each method. */
    private static final class AtTheEnd {
        @Advice.OnMethodExit
        static void anyMoment() {
            Scheduler.anyMoment();
        }
    }
}
