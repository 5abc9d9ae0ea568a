package org.coursemarket.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Where the local run listens; each port is set by the property that its name says. */
record Ports(int course, int order, int issuer) {
    private record Named(String property, String owner, int port) {
        boolean isTaken() {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true); // connections that linger from a run before are no obstacle
                socket.bind(new InetSocketAddress((InetAddress) null, port));
                return false;
            } catch (IOException e) {
                return true;
            }
        }
    }

    /** @throws IllegalArgumentException that names the property, if one of these is no port, or two are the same */
    static Ports parsed(String course, String order, String issuer) {
        var ports =
                new Ports(parsed("course.port", course), parsed("order.port", order), parsed("issuer.port", issuer));
        ports.requireDifferent();
        return ports;
    }

    /** @throws IllegalStateException that names the port, if somebody listens at one of them */
    void requireFree() {
        for (var one : named()) {
            if (one.isTaken()) {
                throw new IllegalStateException(
                        "port %d of the %s is taken; stop what listens there, or choose another by -D%s="
                                .formatted(one.port, one.owner, one.property));
            }
        }
    }

    private void requireDifferent() {
        for (var one : named()) {
            for (var other : named()) {
                if (one.port == other.port && !one.equals(other)) {
                    throw new IllegalArgumentException("%s and %s are both %d; each must be a port of its own"
                            .formatted(one.property, other.property, one.port));
                }
            }
        }
    }

    private List<Named> named() {
        return List.of(
                new Named("course.port", "course service", course),
                new Named("order.port", "order service", order),
                new Named("issuer.port", "development issuer", issuer));
    }

    private static int parsed(String property, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("%s must be a port from 1 to 65535, not %s".formatted(property, text));
        }
        return Integer.parseInt(text);
    }
}
