package org.coursemarket.bench;

import java.net.SocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.coursemarket.bench.Services.Started;

/**
 * Where rows are measured: services on a database, with its courses.
 *
 * @param courseNodes of the course service
 * @param orderNode null where there is no order service
 * @param processes whose cost counts
 * @param databases whose size counts, nothing where it does not
 */
record Site(
        String name,
        List<Started> courseNodes,
        Started orderNode,
        Courses courses,
        List<Watched> processes,
        List<Database> databases) {
    boolean has(Row row) {
        return switch (row) {
            case BARE -> courses == null;
            case GET_COURSE, SOLD_OUT -> orderNode != null;
            case LIST, LIST_SIGNED_IN -> orderNode != null && !name.equals(Sites.OTHER);
            case RESERVE_HOT, RESERVE_SPREAD, RESERVE_CONFIRM -> courses != null;
            case RESERVE_PRICED, RESERVE_AMONG_VOUCHERS, PURCHASE_PRICED, PURCHASE_WATCHED ->
                name.equals(Sites.PRESENT);
            case PURCHASE_HOT, PURCHASE_SPREAD -> orderNode != null;
        };
    }

    List<SocketAddress> nodesFor(Row row) {
        return (row.isPurchase() ? Stream.of(orderNode) : courseNodes.stream())
                .map(Started::address)
                .toList();
    }

    /** All that a row needs, in the order in which they start. */
    List<Started> serversFor(Row row) {
        return Stream.concat(courseNodes.stream(), row.isPurchase() ? Stream.of(orderNode) : Stream.empty())
                .toList();
    }
}
