package org.coursemarket.order.orders.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.runtime.persistence.DatabaseConfig;
import org.coursemarket.testing.ProjectRoot;
import org.coursemarket.testing.TestDatabase;
import org.coursemarket.testing.TestDatabase.Access;
import org.flywaydb.core.Flyway;

/** One node's ledger outside of a container, with the transactions that the container would begin. */
final class OrderLedgerNode implements AutoCloseable {
    /** Not from the class path, on which the course service's are too. */
    private static final String MIGRATIONS =
            "filesystem:" + ProjectRoot.PATH.resolve("order-war/src/main/resources/db") + "/";

    /** What happens between the look at what is taken and the inserts. */
    Runnable afterTheLook = () -> {};

    /** What happens between the inserts and the commit. */
    Runnable beforeTheCommit = () -> {};

    private final OrderLedger ledger = new OrderLedger();
    private final OrderReadStore list = new OrderReadStore();
    private final EntityManager entities;

    OrderLedgerNode(EntityManagerFactory database) {
        entities = database.createEntityManager();
        list.entities = entities;
        ledger.settings = HandDrivenOrders.SETTINGS;
        ledger.clock = Clock.tickMillis(ZoneOffset.UTC); // as a database keeps it
        ledger.claims = new ClaimStore() {
            @Override
            public Set<Claim> taken(List<Open> wanted) {
                var taken = super.taken(wanted);
                afterTheLook.run();
                return taken;
            }
        };
        ledger.claims.entities = entities;
        ledger.rows = new OrderRowStore() {
            @Override
            public void write(List<Order> opened, List<Order> locked) {
                super.write(opened, locked);
                beforeTheCommit.run();
            }
        };
        ledger.rows.entities = entities;
        ledger.orders = new OrderStore();
        ledger.orders.entities = entities;
        ledger.orders.rows = ledger.rows;
        ledger.orders.settings = ledger.settings;
        ledger.orders.clock = ledger.clock;
    }

    /** A database of its own, migrated. */
    static EntityManagerFactory database(TestDatabase kind) {
        var access = kind.create("orders");
        migrate(kind, access, "latest");
        return entities(access);
    }

    /** Brings its tables to this version. */
    static void migrate(TestDatabase kind, Access access, String version) {
        Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .locations(MIGRATIONS + "migration", MIGRATIONS + kind.name().toLowerCase(Locale.ROOT))
                .target(version)
                .load()
                .migrate();
    }

    static EntityManagerFactory entities(Access access) {
        return Persistence.createEntityManagerFactory(
                "order",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource",
                        "",
                        "jakarta.persistence.jdbc.url",
                        DatabaseConfig.withParameters(access.url()),
                        "jakarta.persistence.jdbc.user",
                        access.user(),
                        "jakarta.persistence.jdbc.password",
                        access.password(),
                        "eclipselink.logging.level",
                        "OFF"));
    }

    List<OrderOutcome> apply(OrderCommand... batch) {
        return inTransaction(() -> ledger.apply(List.of(batch)));
    }

    void execute(String sql) {
        inTransaction(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    /** As upkeep does it, at a moment from now. */
    int forgetKeys(Duration fromNow) {
        ledger.orders.clock = Clock.offset(ledger.clock, fromNow);
        return inTransaction(() -> ledger.orders.forgetKeys(1_000));
    }

    /** What others than a purchase do to an order. */
    <T> T inStore(Function<OrderStore, T> work) {
        return inTransaction(() -> work.apply(ledger.orders));
    }

    OrderDetails order(UUID id) {
        return inTransaction(() -> list.order(id));
    }

    Optional<UUID> oldestPending() {
        return inTransaction(ledger.rows::oldestPending);
    }

    Optional<TakenUp> takeUpNextAt(Instant now) {
        ledger.orders.clock = Clock.fixed(now, ZoneOffset.UTC);
        return inStore(OrderStore::takeUpNext);
    }

    long count() {
        return inTransaction(() ->
                entities.createQuery("select count(o) from Order o", Long.class).getSingleResult());
    }

    private <T> T inTransaction(Supplier<T> work) {
        var transaction = entities.getTransaction();
        transaction.begin();
        try {
            T result = work.get();
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            entities.clear(); // as the container does: each transaction reads anew
        }
    }

    @Override
    public void close() {
        entities.close();
    }
}
