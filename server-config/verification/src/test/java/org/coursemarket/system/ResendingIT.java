package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.coursemarket.system.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a request to one of two nodes that is not answered. */
@Tag("full")
@Needs(Nginx.PROGRAM)
class ResendingIT {
    /** What may stand before two nodes. */
    enum Place {
        BEFORE_ALL,
        BETWEEN_SERVICES;

        Nginx start(int oneNode, int otherNode) {
            var nodes = List.of(oneNode, otherNode);
            return this == BEFORE_ALL ? Nginx.proxy(nodes, nodes) : Nginx.betweenServices(nodes);
        }
    }

    private final StubService one = StubService.thatBreaksOff();
    private final StubService other = StubService.thatBreaksOff();
    private final StubService good = StubService.thatAnswers();

    @AfterEach
    void close() {
        Stream.of(one, other, good).forEach(StubService::close);
    }

    /** It may have been done. */
    @ParameterizedTest
    @MethodSource("unsafe")
    void whatMustNotBeDoneTwiceIsSentOnce(Place place, String method) {
        try (var nginx = place.start(one.port(), other.port())) {
            var answer = send(nginx, method);

            assertThat(answer.status()).isEqualTo(502);
            assertThat(one.received().size() + other.received().size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatMayBeDoneTwiceIsSentToTheOtherNode(Place place) {
        try (var nginx = place.start(one.port(), other.port())) {
            send(nginx, "GET");

            assertThat(one.received()).hasSize(1);
            assertThat(other.received()).hasSize(1);
        }
    }

    /** Of a node that does not listen it is known that it did nothing. */
    @ParameterizedTest
    @MethodSource("unsafe")
    void whatNobodyHasSeenIsSentToTheOtherNode(Place place, String method) {
        try (var nginx = place.start(Marketplace.freePort(), good.port())) {
            assertThat(send(nginx, method).status()).isEqualTo(200);
            assertThat(good.received()).hasSize(1);
        }
    }

    static Stream<Object[]> unsafe() {
        return Stream.of(Place.values())
                .flatMap(place -> Stream.of("POST", "PATCH").map(method -> new Object[] {place, method}));
    }

    private static Answer send(Nginx nginx, String method) {
        return new Http(nginx.address(), null)
                .send(method, "/api/orders", BodyPublishers.ofString("{}"), Map.of("Idempotency-Key", "1"));
    }
}
