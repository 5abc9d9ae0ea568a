package org.coursemarket.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.coursemarket.system.Audit;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.Needs;
import org.coursemarket.system.Shop;
import org.coursemarket.system.Sightings.Sort;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** PostgreSQL has a synchronous standby under Patroni, and the primary dies. The services stay as they are, and find the other one. */
@Tag("full")
@Needs({PatroniCluster.PATRONI, PatroniCluster.ETCD, "pg_rewind"})
@Isolated("it says how long sales are away, and its clients take all the processors there are")
class FailoverIT {
    private static final int CUSTOMERS = 64;
    private static final int SALES_BETWEEN = 64;

    @Test
    void salesGoOnAtTheStandbyAndNothingIsLost(@TempDir Path folder) throws InterruptedException {
        try (var cluster = new PatroniCluster(folder)) {
            var settings = new HashMap<>(cluster.settings());
            settings.putAll(Map.of("RESERVATION_TTL", "PT30S", "PURCHASE_DEADLINE", "PT5S"));
            try (var marketplace = new Marketplace(TestDatabase.H2, settings)) {
                marketplace.startCourse();
                marketplace.startOrder();
                marketplace.awaitReady();
                marketplace.awaitSale();
                var shop = new Shop(marketplace.courses(), marketplace.orders());
                shop.open(new Random(), CUSTOMERS);

                killANode(cluster, shop);
                awaitSaleAfter("its PostgreSQL", cluster, shop, PatroniNode::killPostmaster);
                killANode(cluster, shop);
                shop.awaitPurchases(SALES_BETWEEN);
                shop.close();

                System.out.println("failover: " + shop.bought().size() + " acknowledged purchases, "
                        + shop.sightings().counts());
                assertThat(shop.sightings().counts()).doesNotContainKey(Sort.CONNECTION_LOST);
                new Audit(shop).assertNothingIsLost();
            }
        }
    }

    /** It comes back as the standby of the other one. */
    private static void killANode(PatroniCluster cluster, Shop shop) {
        var dead = awaitSaleAfter("a node", cluster, shop, PatroniNode::kill);
        assertThat(cluster.primary()).isNotSameAs(dead);
        dead.start();
    }

    /**
     * Somebody who asks after the death of the primary gets a seat. How soon is said, not tested: Patroni waits until its leader's time is
     * over.
     *
     * @return that primary
     */
    private static PatroniNode awaitSaleAfter(
            String what, PatroniCluster cluster, Shop shop, Consumer<PatroniNode> death) {
        shop.awaitPurchases(SALES_BETWEEN);
        cluster.awaitSynchronousStandby();
        var before = shop.sightings().counts();
        var dying = cluster.primary();
        death.accept(dying);
        var moment = Instant.now();
        var sale = await().atMost(Marketplace.PATIENCE)
                .until(() -> shop.history.firstSaleAfter(moment), first -> first.isPresent());
        var gone = Duration.between(moment, sale.orElseThrow());
        System.out.println("failover: " + what + " killed, the first sale after " + gone.toMillis()
                + " ms; clients saw " + before + ", then " + shop.sightings().counts());
        return dying;
    }
}
