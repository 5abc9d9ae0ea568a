package org.coursemarket.system;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What can become of one request between two services. */
public interface Fault {
    /** Serves the request for real, and returns the bytes of the answer. */
    interface Upstream {
        byte[] serve() throws IOException;
    }

    void meet(Socket client, Upstream upstream) throws IOException;

    Fault NONE = (client, upstream) -> client.getOutputStream().write(upstream.serve());

    Fault RESET_BEFORE = (client, upstream) -> reset(client);

    Fault RESET_AFTER = (client, upstream) -> {
        upstream.serve();
        reset(client);
    };

    Fault ANSWER_500 = (client, upstream) -> answer(client, "500 Internal Server Error", "text/html", "<h1>Oops</h1>");

    Fault ANSWER_503 = (client, upstream) -> answer(client, "503 Service Unavailable", "text/plain", "later");

    /** Served, but the answer says nothing. */
    Fault ANSWER_500_AFTER = (client, upstream) -> {
        upstream.serve();
        ANSWER_500.meet(client, upstream);
    };

    Fault GARBAGE_BODY = (client, upstream) -> {
        upstream.serve();
        answer(client, "200 OK", "application/json", "{\"id\": \"4");
    };

    Fault EMPTY_OBJECT = (client, upstream) -> {
        upstream.serve();
        answer(client, "200 OK", "application/json", "[{}]");
    };

    Fault EMPTY_LIST = (client, upstream) -> {
        upstream.serve();
        answer(client, "200 OK", "application/json", "[]");
    };

    Fault GARBAGE = (client, upstream) -> client.getOutputStream().write(new byte[] {1, 2, 3, '\r', '\n', 13, 10});

    /** The answer begins, and does not end before the client gives up. */
    Fault STALL = (client, upstream) -> {
        var answer = upstream.serve();
        client.getOutputStream().write(answer, 0, answer.length - 5);
        client.getInputStream().read();
    };

    /** Of the answer there is a head, and nothing more. */
    Fault STALL_AFTER_HEAD = (client, upstream) -> {
        upstream.serve();
        client.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        client.getInputStream().read();
    };

    /** The request arrives when nobody waits for its answer any more. */
    Fault DELAY_REQUEST = (client, upstream) -> {
        late();
        upstream.serve();
    };

    Fault DELAY_ANSWER = (client, upstream) -> {
        var answer = upstream.serve();
        late();
        client.getOutputStream().write(answer);
    };

    /** Holds requests, or their answers, until they are let go: late then, and to nobody. */
    final class Hold {
        private final CountDownLatch released = new CountDownLatch(1);
        private final CountDownLatch arrived;

        public Hold(int requests) {
            arrived = new CountDownLatch(requests);
        }

        public Fault request() {
            return (client, upstream) -> {
                hold();
                upstream.serve();
            };
        }

        public Fault answer() {
            return (client, upstream) -> {
                upstream.serve();
                hold();
            };
        }

        /** Until all of them are held. */
        public boolean awaitAll(long seconds) throws InterruptedException {
            return arrived.await(seconds, TimeUnit.SECONDS);
        }

        public void release() {
            released.countDown();
        }

        private void hold() throws IOException {
            arrived.countDown();
            try {
                if (!released.await(2, TimeUnit.MINUTES)) {
                    throw new IOException("held for too long");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private static void late() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(1_500); // longer than any time-out here
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    private static void answer(Socket client, String status, String type, String body) throws IOException {
        String answer = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
        client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }
}
