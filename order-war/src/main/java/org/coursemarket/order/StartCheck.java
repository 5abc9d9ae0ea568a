package org.coursemarket.order;

import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.coursemarket.order.orders.control.OrderSettings;
import org.coursemarket.order.seats.control.CourseApi;
import org.coursemarket.order.shop.control.ShopSettings;

/** Reads every setting at the start, so that a bad one stops it then and not at the first purchase. */
@Singleton
@Startup
public class StartCheck {
    @Inject
    CourseApi courses;

    @Inject
    OrderSettings orders;

    @Inject
    ShopSettings shop;
}
