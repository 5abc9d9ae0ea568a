package org.coursemarket.course.vouchers.entity;

import java.util.Locale;

/** How the code of a voucher is written. Case does not count: a code is kept, compared and shown in capitals. */
public final class VoucherCode {
    /** From 3 to 40 characters. */
    public static final String FORM = "[A-Za-z0-9_-]{3,40}";

    public static final String DEMAND = "must be 3 to 40 letters from A to Z, digits, - and _";

    private VoucherCode() {}

    /** As it is kept; null for null. */
    public static String of(String written) {
        return written == null ? null : written.toUpperCase(Locale.ROOT);
    }
}
