package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.coursemarket.history.History;
import org.coursemarket.system.Witness.Purchase;

/**
 * Where customers come for as long as it is open, whatever becomes of the services. Each course has five seats and a dozen
 * customers. Any thread may ask.
 */
final class Shop {
    private static final int CUSTOMERS = 8;
    private static final int SEATS = 5;
    private static final int WISHES_PER_COURSE = 12;

    final History history = new History();
    final Witness witness = new Witness(history);
    private final List<CourseSystem> courseNodes;
    private final List<OrderSystem> orderNodes;
    private final Queue<String> courses = new ConcurrentLinkedQueue<>();
    private final Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final Queue<Purchase> holdsByHand = new ConcurrentLinkedQueue<>();
    private final Map<Purchase, String> bought = new ConcurrentHashMap<>();
    private final Queue<Throwable> complaints = new ConcurrentLinkedQueue<>();
    private final List<Thread> customers = new ArrayList<>();
    private volatile boolean isOpen = true;
    private String course;
    private int wishesLeft;

    /** A customer goes to any of the nodes with each request. */
    Shop(List<CourseSystem> courseNodes, List<OrderSystem> orderNodes) {
        this.courseNodes = courseNodes;
        this.orderNodes = orderNodes;
    }

    void open(Random random) {
        for (int i = 0; i < CUSTOMERS; i++) {
            var customer = new Thread(new Customer(this, new Random(random.nextLong())), "customer-" + i);
            customer.setUncaughtExceptionHandler((thread, complaint) -> complaints.add(complaint));
            customer.start();
            customers.add(customer);
        }
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Each customer gets what they came for first. */
    void close() throws InterruptedException {
        isOpen = false;
        for (var customer : customers) {
            customer.join();
        }
        assertThat(complaints).isEmpty();
    }

    CourseSystem courses(Random random) {
        return courseNodes.get(random.nextInt(courseNodes.size()));
    }

    OrderSystem orders(Random random) {
        return orderNodes.get(random.nextInt(orderNodes.size()));
    }

    Purchase newPurchase(Random random) {
        var key = UUID.randomUUID();
        var purchase = new Purchase(courseOfTheDay(random), "student " + key, key);
        purchases.add(purchase);
        return purchase;
    }

    Purchase newHoldByHand(Random random) {
        var hold = new Purchase(courseOfTheDay(random), "admin", UUID.randomUUID());
        holdsByHand.add(hold);
        return hold;
    }

    /** The purchase was acknowledged under this id. */
    void bought(Purchase purchase, String orderId) {
        bought.put(purchase, orderId);
    }

    Collection<String> courses() {
        return courses;
    }

    Collection<Purchase> purchases() {
        return purchases;
    }

    Collection<Purchase> holdsByHand() {
        return holdsByHand;
    }

    Map<Purchase, String> bought() {
        return bought;
    }

    private synchronized String courseOfTheDay(Random random) {
        while (wishesLeft == 0) {
            try {
                var offered = CourseSystem.offer(courses(random).http, SEATS);
                if (offered.status() == 201) {
                    course = offered.id();
                    history.course(course, SEATS);
                    courses.add(course);
                    wishesLeft = WISHES_PER_COURSE;
                } else {
                    Customer.pause();
                }
            } catch (UncheckedIOException noAnswer) {
                Customer.pause(); // there may be a course now that nobody hears of
            }
        }
        wishesLeft--;
        return course;
    }
}
