package org.coursemarket.bench;

import java.net.SocketAddress;
import java.util.List;

/**
 * Where rows are measured: services on a database, with its courses.
 *
 * @param courseNodes of the course service
 * @param orderNode null where there is no order service
 * @param processes whose cost counts
 */
record Site(
        String name,
        List<SocketAddress> courseNodes,
        SocketAddress orderNode,
        Courses courses,
        List<Watched> processes) {
    boolean has(Row row) {
        return switch (row) {
            case BARE -> courses == null;
            case GET_COURSE, SOLD_OUT -> orderNode != null;
            case RESERVE_HOT, RESERVE_SPREAD, RESERVE_CONFIRM -> courses != null;
            case PURCHASE_HOT, PURCHASE_SPREAD -> orderNode != null;
        };
    }

    List<SocketAddress> nodesFor(Row row) {
        return row.isPurchase() ? List.of(orderNode) : courseNodes;
    }
}
