package org.coursemarket.testing;

import java.lang.reflect.Proxy;

/** An object of an interface of which a test needs a few methods. */
public final class Fake {
    /** What a method returns. */
    public interface Answers {
        /**
         * The answer.
         *
         * @param argument the first; null where there is none
         */
        Object to(String method, Object argument);
    }

    private Fake() {}

    public static <T> T of(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method.getName(), arguments == null ? null : arguments[0])));
    }
}
