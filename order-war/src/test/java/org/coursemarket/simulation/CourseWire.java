package org.coursemarket.simulation;

import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.coursemarket.course.seats.boundary.ReservationsResource;
import org.coursemarket.course.seats.boundary.SeatsResource;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.order.seats.control.CourseClient;
import org.coursemarket.order.seats.control.CourseProblemMapper;
import org.coursemarket.order.seats.control.ReservationClient;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.server.problems.Refusal;

/** The course service as the order service's clients see it, across the network. */
final class CourseWire implements CourseClient, ReservationClient {
    private final Network network;
    private final List<Node> nodes;
    private final SeatAnswers answers;

    CourseWire(Network network, List<Node> nodes, SeatAnswers answers) {
        this.network = network;
        this.nodes = nodes;
        this.answers = answers;
    }

    @Override
    public Reservation reserve(UUID courseId, UUID id, String studentId, long timeoutMillis, Map<String, String> body) {
        var command = new SeatCommand.Reserve(courseId, id, studentId);
        return call(
                timeoutMillis,
                run -> answers.watched(
                        run, command, () -> run.bean(SeatsResource.class).reserve(courseId, id, studentId)));
    }

    @Override
    public Reservation confirm(UUID id, long timeoutMillis, Map<String, String> body) {
        return call(
                timeoutMillis,
                run -> answers.watched(
                        run,
                        new SeatCommand.Confirm(id),
                        () -> run.bean(SeatsResource.class).confirm(id)));
    }

    @Override
    public Reservation cancel(UUID id, long timeoutMillis, Map<String, String> body) {
        return call(
                timeoutMillis,
                run -> answers.watched(
                        run,
                        new SeatCommand.Cancel(id),
                        () -> run.bean(SeatsResource.class).cancel(id)));
    }

    @Override
    public Reservation reservation(UUID id, long timeoutMillis) {
        return call(
                timeoutMillis,
                run -> CompletableFuture.completedStage(
                        answers.looked(id, run.bean(ReservationsResource.class).reservation(id))));
    }

    private Reservation call(long timeoutMillis, Function<Node.Run, CompletionStage<ReservationDetails>> service) {
        try {
            return read(network.call(nodes, Duration.ofMillis(timeoutMillis), service));
        } catch (Network.NoAnswer none) {
            throw new ProcessingException(none.wasConnected ? null : new ConnectException());
        } catch (Refusal refusal) {
            throw problem("/problems/" + refusal.slug(), refusal.data());
        } catch (RuntimeException fault) {
            throw problem("about:blank", Map.of());
        }
    }

    private static Reservation read(ReservationDetails sent) {
        return new Reservation(
                sent.id(),
                sent.courseId(),
                sent.lockedPrice(),
                sent.currency(),
                ReservationStatus.valueOf(sent.status().name()),
                sent.expiresAt());
    }

    private static RuntimeException problem(String type, Map<String, Object> data) {
        var body = new HashMap<>(data);
        body.put("type", type);
        return new CourseProblemMapper().toThrowable(ProblemResponse.of(body));
    }
}
