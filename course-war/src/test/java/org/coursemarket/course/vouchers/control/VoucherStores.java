package org.coursemarket.course.vouchers.control;

import jakarta.persistence.EntityManager;

/** Voucher stores outside of a container. */
public final class VoucherStores {
    private VoucherStores() {}

    public static VoucherStore of(EntityManager entities) {
        var store = new VoucherStore();
        store.entities = entities;
        return store;
    }
}
