package org.coursemarket.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A load balancer in front of the nodes of one service: the next request goes to the next node, or to the one after where nobody
 * listens. What has been sent to a node is never sent to another.
 */
final class Balancer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Of the problem that a node answers with when it takes no more requests. */
    private static final String STOPPING = "The service stops";

    private final List<Integer> inRotation;
    private final Map<Integer, AtomicInteger> underWay = new HashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private int turn;
    private final ServerSocket listener;

    Balancer(List<Integer> nodePorts) {
        inRotation = new ArrayList<>(nodePorts);
        nodePorts.forEach(node -> underWay.put(node, new AtomicInteger()));
        try {
            listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FaultProxy.daemon(this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Sends this node nothing more, and waits until it has answered all. */
    void takeOut(int node) {
        synchronized (this) {
            inRotation.remove((Integer) node);
        }
        await().atMost(PATIENCE).until(() -> underWay.get(node).get() == 0);
    }

    synchronized void bringBack(int node) {
        inRotation.add(node);
    }

    /** How many requests a node left without an answer, or refused because it stops. */
    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                FaultProxy.daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var request = OneRequest.read(client.getInputStream());
            client.getOutputStream().write(answer(request));
        } catch (IOException gone) {
            // a node or the client; the other one sees the connection end
        }
    }

    private byte[] answer(OneRequest request) throws IOException {
        var tried = new HashSet<Integer>();
        while (true) {
            int node = next(tried);
            try (var upstream = new Socket(InetAddress.getLoopbackAddress(), node)) {
                var answer = request.answerOf(upstream);
                if (answer.length == 0 || new String(answer, StandardCharsets.UTF_8).contains(STOPPING)) {
                    failures.incrementAndGet();
                }
                return answer;
            } catch (ConnectException nobody) {
                tried.add(node);
            } catch (IOException broken) {
                failures.incrementAndGet();
                throw broken;
            } finally {
                underWay.get(node).decrementAndGet();
            }
        }
    }

    /** One that was not tried. Counted before it is sent anything, and not while it is taken out. */
    private synchronized int next(Set<Integer> tried) throws ConnectException {
        for (int i = 0; i < inRotation.size(); i++) {
            int node = inRotation.get(Math.floorMod(turn++, inRotation.size()));
            if (!tried.contains(node)) {
                underWay.get(node).incrementAndGet();
                return node;
            }
        }
        throw new ConnectException("no node listens");
    }
}
