package org.coursemarket.runtime.connector;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOStrategy;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.TransportProbe;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/** The connector's default strategy, which also puts the filters of this package around what reads and writes HTTP. */
public final class GuardedWorkerThreads implements IOStrategy {
    private static final GuardedWorkerThreads ONLY = new GuardedWorkerThreads();

    private final IOStrategy workerThreads = WorkerThreadIOStrategy.getInstance();

    private GuardedWorkerThreads() {}

    /** Asked for by name when a listener is configured. */
    public static GuardedWorkerThreads getInstance() {
        return ONLY;
    }

    /** The first that a strategy hears of a transport. Its filters are not known yet; once it starts, they are. */
    @Override
    public ThreadPoolConfig createDefaultWorkerPoolConfig(Transport transport) {
        transport.getMonitoringConfig().addProbes(new TransportProbe.Adapter() {
            @Override
            public void onBeforeStartEvent(Transport starting) {
                guard((FilterChain) starting.getProcessor());
            }
        });
        return workerThreads.createDefaultWorkerPoolConfig(transport);
    }

    private static void guard(FilterChain chain) {
        int http = chain.indexOfType(HttpServerFilter.class);
        chain.add(http + 1, new Turns());
        chain.add(http + 1, new TargetCheck());
        chain.add(http, new ErrorBody());
    }

    @Override
    public boolean executeIoEvent(@SuppressWarnings("rawtypes") Connection connection, IOEvent event)
            throws IOException {
        return workerThreads.executeIoEvent(connection, event);
    }

    @Override
    public boolean executeIoEvent(@SuppressWarnings("rawtypes") Connection connection, IOEvent event, boolean enabled)
            throws IOException {
        return workerThreads.executeIoEvent(connection, event, enabled);
    }

    @Override
    public Executor getThreadPoolFor(@SuppressWarnings("rawtypes") Connection connection, IOEvent event) {
        return workerThreads.getThreadPoolFor(connection, event);
    }
}
