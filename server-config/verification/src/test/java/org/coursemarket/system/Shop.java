package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
public final class Shop {
    private static final int CUSTOMERS = 8; // unless a test says otherwise
    private static final int SEATS = 5;
    private static final int WISHES_PER_COURSE = 12;

    public final History history = new History();
    final Witness witness = new Witness(history);
    final CourseSystem courseSystem;
    final OrderSystem orderSystem;
    private final Queue<String> courses = new ConcurrentLinkedQueue<>();
    private final Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final Queue<Purchase> holdsByHand = new ConcurrentLinkedQueue<>();
    private final Map<Purchase, String> bought = new ConcurrentHashMap<>();
    private final Queue<Throwable> complaints = new ConcurrentLinkedQueue<>();
    private final List<Thread> customers = new ArrayList<>();
    private volatile boolean isOpen = true;
    private String course;
    private int wishesLeft;

    public Shop(CourseSystem courseSystem, OrderSystem orderSystem) {
        this.courseSystem = courseSystem;
        this.orderSystem = orderSystem;
    }

    void open(Random random) {
        open(random, CUSTOMERS);
    }

    /** With so many customers. */
    public void open(Random random, int size) {
        for (int i = 0; i < size; i++) {
            var customer = new Thread(new Customer(this, new Random(random.nextLong())), "customer-" + i);
            customer.setUncaughtExceptionHandler((thread, complaint) -> complaints.add(complaint));
            customer.setDaemon(true);
            customer.start();
            customers.add(customer);
        }
    }

    /** What its customers have seen. */
    public Sightings sightings() {
        return witness.sightings;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Each customer gets what they came for first. */
    public void close() throws InterruptedException {
        isOpen = false;
        for (var customer : customers) {
            customer.join();
        }
        assertThat(complaints).isEmpty();
    }

    Purchase newPurchase() {
        return newPurchase(courseOfTheDay());
    }

    /** Of a student who buys nothing else. */
    public Purchase newPurchase(String wanted) {
        var key = UUID.randomUUID();
        var purchase = new Purchase(wanted, "student " + key, key);
        purchases.add(purchase);
        return purchase;
    }

    Purchase newHoldByHand() {
        return newHoldByHand(courseOfTheDay());
    }

    Purchase newHoldByHand(String wanted) {
        var hold = new Purchase(wanted, "admin", UUID.randomUUID());
        holdsByHand.add(hold);
        return hold;
    }

    /** For those who come for this one. */
    public String newCourse(int seats) {
        return opened(courseSystem.courseWithSeats(seats), seats);
    }

    /** The purchase was acknowledged under this id. */
    void bought(Purchase purchase, String orderId) {
        bought.put(purchase, orderId);
    }

    /** So many more that are acknowledged. */
    public void awaitPurchases(int count) {
        int until = bought.size() + count;
        await().atMost(Marketplace.PATIENCE).until(() -> bought.size() >= until);
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

    public Map<Purchase, String> bought() {
        return bought;
    }

    private synchronized String courseOfTheDay() {
        while (wishesLeft == 0) {
            var offered = witness.offer(courseSystem, SEATS).filter(answer -> answer.status() == 201);
            if (offered.isPresent()) {
                course = opened(offered.get().id(), SEATS);
                wishesLeft = WISHES_PER_COURSE;
            } else {
                Customer.pause(); // there may be a course now that nobody hears of
            }
        }
        wishesLeft--;
        return course;
    }

    private String opened(String id, int seats) {
        history.course(id, seats);
        courses.add(id);
        return id;
    }
}
