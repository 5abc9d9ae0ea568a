package org.coursemarket.course.container;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.coursemarket.runtime.threads.Dispatcher;

/** A timer that has others do its work, in each way that there is. */
@Singleton
@Startup
public class WorkOfATimer {
    private static final Map<String, Boolean> IN_AN_ENTERPRISE_BEAN = new ConcurrentHashMap<>();

    @Inject
    Dispatcher dispatcher;

    @Inject
    Executor workers;

    @Schedule(hour = "*", minute = "*", second = "*", timezone = "UTC", persistent = false)
    void fire() {
        note("timer");
        dispatcher.soon(() -> note("dispatcher"));
        try {
            workers.execute(() -> note("worker"));
        } catch (RejectedExecutionException notBegun) {
            // the next one will be
        }
    }

    /** Who did its work, and whether in the invocation of an enterprise bean, the timer's for one. */
    static Map<String, Boolean> inAnEnterpriseBean() {
        return IN_AN_ENTERPRISE_BEAN;
    }

    /** An enterprise bean alone has such a context (Jakarta Enterprise Beans, section 10.4.4). */
    @SuppressWarnings("BanJNDI") // a constant name
    private static void note(String who) {
        try {
            new InitialContext().lookup("java:comp/EJBContext");
            IN_AN_ENTERPRISE_BEAN.put(who, true);
        } catch (NamingException none) {
            IN_AN_ENTERPRISE_BEAN.put(who, false);
        }
    }
}
