package org.coursemarket.runtime.http;

import java.util.Map;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.problems.Refusal;

/** The request's body is compressed, or coded in another way (RFC 9110, section 8.4). */
public final class CodedBody extends Refusal {
    CodedBody() {
        super(
                Kind.UNSUPPORTED,
                Problem.CODED_BODY,
                "A request body is taken only without a Content-Encoding.",
                Map.of());
    }
}
