package org.coursemarket.order.orders.control;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.coursemarket.order.orders.entity.OrderCommand.Open;

/** What only one order may have, as the unique constraints say. */
public sealed interface Claim {
    /** Its id. It has that already where it was opened by a commit of which nobody knew whether it went through. */
    record OfId(UUID id) implements Claim {
        static OfId of(Open open) {
            return new OfId(open.orderId());
        }
    }

    /** A live order of this course. */
    record OfCourse(String student, UUID course) implements Claim {
        static OfCourse of(Open open) {
            return new OfCourse(open.purchase().studentId(), open.purchase().courseId());
        }
    }

    /** One under this key. */
    record OfKey(String student, UUID key) implements Claim {
        static OfKey of(Open open) {
            return new OfKey(open.purchase().studentId(), open.key());
        }
    }

    /** One at this place for a held seat. */
    record OfHoldPlace(String student, int place) implements Claim {
        static OfHoldPlace of(Open open) {
            return new OfHoldPlace(open.purchase().studentId(), open.holdPlace());
        }
    }

    /** All that the order would have of what others may want. */
    static List<Claim> of(Open open) {
        var claims = new ArrayList<Claim>(List.of(OfCourse.of(open), OfHoldPlace.of(open)));
        if (open.key() != null) {
            claims.add(OfKey.of(open));
        }
        return claims;
    }
}
