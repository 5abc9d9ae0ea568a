package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;

/**
 * Writes orders, all of a transaction at once: one INSERT, one UPDATE or one DELETE for each table, however many orders there are. JPA
 * reads orders and writes none; each that has changed would take a statement of its own.
 *
 * <p>An order stands in {@code purchase}, and while something is left to do for it also in {@code purchase_on_its_way}, by which it is
 * found.
 */
@ApplicationScoped
public class OrderRowStore {
    private record Row(Order order, OrderDetails details) {
        static List<Row> of(List<Order> orders) {
            return orders.stream().map(order -> new Row(order, order.details())).toList();
        }
    }

    private record Column(String name, Type type, Function<Row, Object> value) {}

    private enum Type {
        ID("uuid", "uuid", Types.OTHER),
        TEXT("varchar", "varchar", Types.VARCHAR),
        MONEY("numeric(19, 4)", "numeric", Types.NUMERIC),
        NUMBER("integer", "integer", Types.INTEGER),
        TIME("timestamp with time zone", "timestamptz", Types.TIMESTAMP_WITH_TIMEZONE);

        final String inSql;

        /** As PostgreSQL's driver calls the elements of an array; to H2's it is all the same. */
        final String inArray;

        final int inJdbc;

        Type(String inSql, String inArray, int inJdbc) {
            this.inSql = inSql;
            this.inArray = inArray;
            this.inJdbc = inJdbc;
        }
    }

    private static final Column STUDENT = new Column("student_id", Type.TEXT, row -> row.details.studentId());
    private static final Column HOLD_PLACE = new Column("hold_place", Type.NUMBER, row -> row.order.holdPlace());
    private static final Column NEXT_ATTEMPT =
            new Column("next_attempt_at", Type.TIME, row -> row.order.nextAttemptAt());

    private static final List<Column> FIXED = List.of(
            STUDENT,
            new Column("course_id", Type.ID, row -> row.details.courseId()),
            new Column("student_name", Type.TEXT, row -> row.details.studentName()),
            new Column("max_price", Type.MONEY, row -> row.details.maxPrice()),
            new Column("voucher", Type.TEXT, row -> row.details.voucher()),
            new Column("created_at", Type.TIME, row -> utc(row.details.createdAt())));

    private static final List<Column> CHANGING = List.of(
            new Column("status", Type.TEXT, row -> row.details.status().name()),
            new Column("price_at_purchase", Type.MONEY, row -> row.details.priceAtPurchase()),
            new Column("offered_price", Type.MONEY, row -> row.details.offeredPrice()),
            new Column("currency", Type.TEXT, row -> row.details.currency()),
            new Column("because", Type.TEXT, row -> row.details.because()),
            new Column("rejected_because", Type.TEXT, row -> row.details.rejectedBecause()),
            new Column("refund_requested_at", Type.TIME, row -> utc(row.details.refundRequestedAt())),
            new Column("cancel_requested_at", Type.TIME, row -> utc(row.details.cancelRequestedAt())),
            new Column("live_student", Type.TEXT, row -> row.order.liveStudent()),
            new Column("purchase_key", Type.TEXT, row -> row.order.purchaseKey()),
            new Column("key_expires_at", Type.TIME, row -> row.order.keyExpiresAt()),
            new Column("attempts", Type.NUMBER, row -> row.order.attempts()),
            HOLD_PLACE,
            NEXT_ATTEMPT);

    private static final List<Column> CHANGE = withId("id", CHANGING.stream());
    private static final List<Column> ORDER = withId("id", Stream.concat(FIXED.stream(), CHANGING.stream()));
    private static final List<Column> WAY = withId("order_id", Stream.of(STUDENT, HOLD_PLACE, NEXT_ATTEMPT));

    /** Standard SQL: H2 and PostgreSQL have no other UPDATE of many rows in common. */
    private static final String UPDATE =
            "merge into purchase using unnest(%s) as changed(%s) on purchase.id = changed.id"
                            .formatted(
                                    each(CHANGE, column -> "cast(? as " + column.type.inSql + " array)"),
                                    each(CHANGE, Column::name))
                    + " when matched then update set "
                    + each(CHANGING, column -> column.name + " = changed." + column.name);

    /** What one that hangs may have locked, and as many more. */
    private static final int MOST_DUE = 2 * OrderDesk.BATCH_MAX;

    private static final String DELETE = "delete from purchase_on_its_way where order_id = any(?)";

    @PersistenceContext
    EntityManager entities;

    /**
     * Writes orders within the caller's transaction.
     *
     * @param opened the new ones
     * @param locked those that were there, as they are now
     */
    public void write(List<Order> opened, List<Order> locked) {
        insert("purchase", ORDER, opened);
        inArrays(UPDATE, CHANGE, locked);
        inArrays(DELETE, WAY.subList(0, 1), locked);
        var onTheirWay = Stream.concat(opened.stream(), locked.stream()).filter(Order::isOnItsWay);
        insert("purchase_on_its_way", WAY, onTheirWay.toList());
        entities.clear(); // or JPA would write what has changed once more
    }

    /** The orders whose next attempt may begin by then, the longest overdue first; not all, where there are many. */
    public List<UUID> dueBy(Instant time) {
        return due("<=", time);
    }

    /** Likewise those whose next attempt begins later. */
    public List<UUID> dueAfter(Instant time) {
        return due(">", time);
    }

    /** The order that has been PENDING the longest, if any is. */
    @SuppressWarnings("unchecked") // a native query knows no type
    public Optional<UUID> oldestPending() {
        List<UUID> oldest = entities.createNativeQuery(
                        "select p.id from purchase_on_its_way w join purchase p on p.id = w.order_id"
                                + " where p.status = 'PENDING' order by p.created_at fetch first 1 row only")
                .getResultList();
        return oldest.stream().findFirst();
    }

    @SuppressWarnings("unchecked") // a native query knows no type
    private List<UUID> due(String comparison, Instant time) {
        return entities.createNativeQuery("select order_id from purchase_on_its_way where next_attempt_at " + comparison
                        + " ?1 order by next_attempt_at fetch first " + MOST_DUE + " rows only")
                .setParameter(1, utc(time))
                .getResultList();
    }

    /** The driver makes one statement of them. */
    private void insert(String table, List<Column> columns, List<Order> orders) {
        var sql = "insert into " + table + " (" + each(columns, Column::name) + ") values (" + each(columns, any -> "?")
                + ")";
        execute(sql, orders, (statement, rows) -> {
            for (var row : rows) {
                for (int i = 0; i < columns.size(); i++) {
                    statement.setObject(i + 1, columns.get(i).value.apply(row), columns.get(i).type.inJdbc);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        });
    }

    /** Each parameter is an array, with a value for each order. */
    private void inArrays(String sql, List<Column> columns, List<Order> orders) {
        execute(sql, orders, (statement, rows) -> {
            for (int i = 0; i < columns.size(); i++) {
                var values = rows.stream().map(columns.get(i).value).toArray();
                statement.setArray(i + 1, statement.getConnection().createArrayOf(columns.get(i).type.inArray, values));
            }
            statement.executeUpdate();
        });
    }

    private interface Work {
        void on(PreparedStatement statement, List<Row> rows) throws SQLException;
    }

    private void execute(String sql, List<Order> orders, Work work) {
        if (orders.isEmpty()) {
            return;
        }
        try (var statement = entities.unwrap(Connection.class).prepareStatement(sql)) {
            work.on(statement, Row.of(orders));
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static List<Column> withId(String name, Stream<Column> others) {
        return Stream.concat(Stream.of(new Column(name, Type.ID, row -> row.order.id())), others)
                .toList();
    }

    private static String each(List<Column> columns, Function<Column, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
