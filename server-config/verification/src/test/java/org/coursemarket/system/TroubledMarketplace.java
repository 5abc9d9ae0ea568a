package org.coursemarket.system;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.coursemarket.testing.TestDatabase;

/**
 * A marketplace to be harmed: a test may kill its services, and do harm to the calls between them. The start of servers is most of
 * what such tests take, so they share one per database, and take turns at it. Each finds both services well, and leaves behind no
 * order that is on its way or disagrees with its reservation.
 */
public final class TroubledMarketplace implements AutoCloseable {
    /** How long a seat is held. */
    static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

    private static final Map<TestDatabase, TroubledMarketplace> ALL = new EnumMap<>(TestDatabase.class);

    public final Marketplace services;
    public final FaultProxy proxy;
    private final ReentrantLock turn = new ReentrantLock(true);

    private TroubledMarketplace(TestDatabase database) {
        services = new Marketplace(database, Map.of("RESERVATION_TTL", TIME_TO_LIVE.toString()));
        services.letPagesAskBoth();
        proxy = new FaultProxy(services.coursePort());
        services.between(proxy);
        Runtime.getRuntime().addShutdownHook(new Thread(services::close));
    }

    /** Waits until nobody else has it, and until it is well. */
    public static TroubledMarketplace take(TestDatabase database) {
        TroubledMarketplace marketplace;
        synchronized (ALL) {
            marketplace = ALL.computeIfAbsent(database, TroubledMarketplace::new);
        }
        marketplace.turn.lock();
        try {
            marketplace.makeWell();
            return marketplace;
        } catch (RuntimeException | Error notWell) {
            marketplace.close();
            throw notWell;
        }
    }

    /** Lets the next one have it. */
    @Override
    public void close() {
        turn.unlock();
    }

    private void makeWell() {
        proxy.heal();
        services.startWhatIsDown();
        services.awaitReady();
        services.awaitSale();
    }
}
