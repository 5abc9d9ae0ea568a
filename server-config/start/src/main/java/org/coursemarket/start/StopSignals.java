package org.coursemarket.start;

import fish.payara.micro.boot.AdminCommandRunner;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/**
 * Ends the process in good order when it is told to stop: the application answers what it has begun and refuses the rest, then the port
 * is closed, and only then the process ends, which undeploys the application.
 *
 * <p>A shutdown hook could not do this. The virtual machine runs all hooks at the same time, so the server's own would undeploy the
 * application, which leaves its clients with a bare 500 or 503, while this one still waits.
 */
final class StopSignals {
    private static final Logger LOG = Logger.getLogger(StopSignals.class.getName());

    /** As the application registers it. Its classes are not to be seen from here, but by this name both find the same thing. */
    private static final String DRAIN = "org.coursemarket:type=Drain";

    private static final String CLOSED_PORT = "configs.config.server-config.network-config.network-listeners"
            + ".network-listener.http-listener.enabled=false";

    /** A minute of stop.delay, what a drain waits, and what the server takes for its end. */
    private static final Duration LONGEST_STOP = Duration.ofMinutes(2);

    private final IntConsumer halt;
    private final IntConsumer exit;
    private final AtomicBoolean isStopping = new AtomicBoolean();
    private volatile AdminCommandRunner server;
    private volatile boolean isServing;

    /**
     * Takes no signal yet.
     *
     * @param halt ends the process where it stands, with this code
     * @param exit ends it in good order
     */
    StopSignals(IntConsumer halt, IntConsumer exit) {
        this.halt = halt;
        this.exit = exit;
    }

    /**
     * From now on: SIGTERM, and SIGINT, which Ctrl-C sends. By reflection: {@code sun.misc.Signal} has no successor, and JEP 260 keeps
     * it for that reason, but the compiler warns of it, and that can't be turned off.
     */
    void take() throws ReflectiveOperationException {
        take("TERM", 143);
        take("INT", 130);
    }

    /** @param code as the virtual machine's own: 128 and the signal's number */
    private void take(String name, int code) throws ReflectiveOperationException {
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler stop = (proxy, method, arguments) -> {
            stop(code);
            return null;
        };
        signal.getMethod("handle", signal, handler)
                .invoke(
                        null,
                        signal.getConstructor(String.class).newInstance(name),
                        Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, stop));
    }

    /** The server is there, without its application. */
    void serverStarted(AdminCommandRunner started) {
        server = started;
    }

    /** There may be requests now. */
    void startSucceeded() {
        isServing = true;
    }

    /**
     * Whoever tells it again waits for nothing. A start is given up at once: it has answered nobody, the databases bear it, and the
     * next start removes what this one has unpacked.
     *
     * @param code which the process ends with
     */
    void stop(int code) {
        if (!isStopping.compareAndSet(false, true)) {
            return;
        }
        if (!isServing) {
            halt.accept(code);
            return;
        }
        haltAfter(LONGEST_STOP, code);
        try {
            drain();
            server.run("set", CLOSED_PORT);
        } finally {
            exit.accept(code);
        }
    }

    /** Whatever hangs. The process does not wait for this. */
    private void haltAfter(Duration patience, int code) {
        var last = new Thread(
                () -> {
                    try {
                        Thread.sleep(patience.toMillis());
                        halt.accept(code);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "end of a stop that hangs");
        last.setDaemon(true);
        last.start();
    }

    private static void drain() {
        try {
            var left = ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(DRAIN), "drain", new Object[0], new String[0]);
            LOG.log(Level.INFO, "Told to stop; requests that were not answered in time: {0}", left);
        } catch (JMException | JMRuntimeException e) {
            LOG.log(Level.WARNING, "Told to stop, and stops at once: what it has begun can't be waited for", e);
        }
    }
}
