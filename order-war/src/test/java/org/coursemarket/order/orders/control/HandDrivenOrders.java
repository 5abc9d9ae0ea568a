package org.coursemarket.order.orders.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.SettableStopwatch;
import org.coursemarket.testing.Silent;
import org.coursemarket.testing.Untraced;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** An order desk outside of a container, with the moment of all that it does in the test's hands, and a ledger that decides in memory. */
final class HandDrivenOrders {
    static final OrderSettings SETTINGS = new OrderSettings(
            FixedConfig.of(Map.of("purchase.deadline", "PT5S", "purchase.key.ttl", "PT24H", "holds.per.student", "5")));

    final List<List<OrderCommand>> batches = new ArrayList<>();
    final SettableClock clock = new SettableClock();
    final SettableStopwatch stopwatch = new SettableStopwatch();
    final OrderDesk desk = new OrderDesk();

    final Capacity capacity = new Capacity();

    /** What happens while a batch waits for companions. */
    Runnable whileGathering = () -> {};

    /** What happens in each transaction before its commit. */
    Consumer<List<OrderCommand>> beforeCommit = batch -> {};

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    HandDrivenOrders() {
        desk.ledger = new OrderLedger() {
            @Override
            public List<OrderOutcome> apply(List<OrderCommand> commands) {
                batches.add(List.copyOf(commands));
                var batch = new OrderBatch(List.of(), List.of(), SETTINGS, HandDrivenOrders.this.clock.instant());
                var outcomes = commands.stream().map(batch::decide).toList();
                beforeCommit.accept(commands);
                return outcomes;
            }
        };
        desk.settings = SETTINGS;
        desk.metrics = new OrderMetrics();
        desk.metrics.registry = Silent.of(MetricRegistry.class);
        desk.metrics.register();
        desk.traces = Untraced.TRACES;
        desk.stopwatch = stopwatch;
        desk.capacity = capacity;
        desk.pause = new Pause() {
            @Override
            public void until(Future<?> future, Duration patience) {
                whileGathering.run();
            }
        };
        desk.executor = tasks::add;
        desk.prepare();
    }

    static Open open() {
        return open(new Purchase(UUID.randomUUID(), "grace" + UUID.randomUUID(), "Grace", null, null), null, 0);
    }

    static Open open(Purchase purchase, UUID key, int holdPlace) {
        return new Open(UUID.randomUUID(), purchase, key, holdPlace);
    }

    List<CompletableFuture<OrderOutcome>> submit(List<? extends OrderCommand> commands) {
        return commands.stream().map(desk::submit).toList();
    }

    /** Does what the desk wants done, and what it wants done because of that. */
    void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
