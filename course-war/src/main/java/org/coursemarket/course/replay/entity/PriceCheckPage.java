package org.coursemarket.course.replay.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What came of a part of a course's history. Whether a voucher was valid at the hold is not looked at: its end may have been changed since.
 *
 * @param checked how many holds; those from before there were price rules have nothing to be checked by, and don't count
 * @param cursor where to go on; absent at the end of the history
 */
public record PriceCheckPage(
        int checked,
        List<PriceDifference> differences,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long cursor) {}
