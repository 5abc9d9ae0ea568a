package org.coursemarket.order.orders.entity;

/**
 * Whose orders are wanted, and which; null for any.
 *
 * @param studentId the subject of the student's token
 * @param studentName the name that the student went by
 */
public record OrderFilter(String studentId, String studentName, OrderStatus status) {
    /** Whether the order is the student's, whatever its status. */
    public boolean isOfStudent(OrderDetails order) {
        return (studentId == null || studentId.equals(order.studentId()))
                && (studentName == null || studentName.equals(order.studentName()));
    }
}
