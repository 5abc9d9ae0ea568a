package org.coursemarket.runtime.http;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.stopping.OpenRequests;

/**
 * Counts each request until it is answered, and refuses those that come when the service stops: nothing was done then, and where
 * several nodes serve, another one answers if it is asked again. How the service is can be asked all the time.
 */
public class Admission extends HttpFilter {
    private static final Set<String> ABOUT_THE_SERVICE = Set.of("/health", "/metrics");

    @Inject
    OpenRequests open;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (ABOUT_THE_SERVICE.contains(request.getServletPath())) {
            next.doFilter(request, response);
        } else if (open.enter()) {
            answer(new Counted(request), response, next);
        } else {
            refuse(request, response);
        }
    }

    private static void answer(Counted request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        try {
            next.doFilter(request, response);
        } finally {
            if (!request.isAnsweredLater) {
                request.leave();
            }
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        ServerProblem.send(
                Problem.of(
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        "The service stops; nothing was done. Ask again.",
                        request.getRequestURI()),
                response);
    }

    /**
     * A request that may be answered by another thread, while this one is through with it, or before it is. Where its client has gone,
     * the server tells no listener that it is complete, so whoever completes it is watched too.
     */
    private final class Counted extends HttpServletRequestWrapper implements AsyncListener {
        private final AtomicBoolean hasLeft = new AtomicBoolean();
        private boolean isAnsweredLater;

        Counted(HttpServletRequest request) {
            super(request);
        }

        void leave() {
            if (hasLeft.compareAndSet(false, true)) {
                open.leave();
            }
        }

        @Override
        public AsyncContext startAsync() {
            return watched(super.startAsync());
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
            return watched(super.startAsync(request, response));
        }

        private AsyncContext watched(AsyncContext later) {
            isAnsweredLater = true;
            later.addListener(this);
            InvocationHandler watch = (proxy, method, arguments) -> {
                try {
                    return method.invoke(later, arguments);
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                } finally {
                    if (method.getName().equals("complete")) {
                        leave();
                    }
                }
            };
            return (AsyncContext) Proxy.newProxyInstance(
                    AsyncContext.class.getClassLoader(), new Class<?>[] {AsyncContext.class}, watch);
        }

        @Override
        public void onComplete(AsyncEvent event) {
            leave();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // it completes afterwards
        }

        @Override
        public void onError(AsyncEvent event) {
            // it completes afterwards
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // nobody here starts twice
        }
    }
}
