package org.coursemarket.runtime.connector;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.threadpool.GrizzlyExecutorService;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/**
 * Lets requests that came pipelined behind another take turns, one of each connection, on a few threads of their own. By itself the
 * connector answers all of them in one go, so that some hundred connections have all its threads, and everybody else waits.
 *
 * <p>Their order stays: the connector looks at the next request only when this one is answered, and reads nothing meanwhile.
 */
final class Turns extends BaseFilter {
    private static final int THREADS = 4;
    /** Each keeps its request and what else was read with it, which may be a hundred KiB. */
    private static final int MOST_WAITING = 400;

    /** What a context, which lasts for one read from a connection and what is read while a body is waited for, was last about. */
    private final Attribute<HttpContext> latest =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Turns.class.getName());

    private final Executor pipelined = GrizzlyExecutorService.createInstance(ThreadPoolConfig.defaultConfig()
            .setPoolName("pipelined")
            .setCorePoolSize(THREADS)
            .setMaxPoolSize(THREADS)
            .setQueueLimit(MOST_WAITING)
            .setInitialClassLoader(Turns.class.getClassLoader()));

    @Override
    public NextAction handleRead(FilterChainContext context) {
        var request = HttpContext.get(context); // a new one for each
        var earlier = latest.get(context);
        if (earlier == request) {
            return context.getInvokeAction(); // more of its body
        }
        latest.set(context, request);
        return earlier == null ? context.getInvokeAction() : inItsTurn(context);
    }

    private NextAction inItsTurn(FilterChainContext context) {
        var later = context.getSuspendAction();
        if (!context.getConnection().isOpen()) {
            // Behind "Connection: close", say: not done, and its client may ask again (RFC 9112, section 9.3.2).
            context.completeAndRecycle();
            return later;
        }
        context.suspend();
        try {
            pipelined.execute(context::resumeNext);
            return later;
        } catch (RejectedExecutionException e) {
            return ErrorBody.insteadOf(context, HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }
}
