package org.coursemarket.simulation;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.coursemarket.course.seats.boundary.CommandsResource;
import org.coursemarket.course.seats.boundary.ReservationsResource;
import org.coursemarket.course.seats.entity.WantedCommand;
import org.coursemarket.order.seats.control.CourseClient;
import org.coursemarket.order.seats.control.CourseProblemMapper;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.problems.Refusal;

/** The course service as the order service's client sees it, across the network. */
final class CourseWire implements CourseClient {
    private static final URI PATH = URI.create("http://course/api/reservations/commands");
    private static final UriInfo REQUEST = (UriInfo) Proxy.newProxyInstance(
            UriInfo.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (proxy, method, arguments) -> PATH);

    /** Who may give back what is sold. */
    static final SecurityContext SELLER = (SecurityContext) Proxy.newProxyInstance(
            SecurityContext.class.getClassLoader(),
            new Class<?>[] {SecurityContext.class},
            (proxy, method, arguments) -> true);

    private final Network network;
    private final List<Node> nodes;
    private final SeatAnswers answers;

    CourseWire(Network network, List<Node> nodes, SeatAnswers answers) {
        this.network = network;
        this.nodes = nodes;
        this.answers = answers;
    }

    @Override
    public List<Answer> perform(List<Command> commands, long timeoutMillis) {
        var sent = JsonFormat.MAPPER.convertValue(commands, new TypeReference<List<WantedCommand>>() {});
        var asked = sent.stream().map(command -> command.asSeatCommand(true)).toList();
        var answered = call(
                timeoutMillis,
                run -> answers.allWatched(
                        run, asked, () -> run.bean(CommandsResource.class).perform(sent, REQUEST, SELLER)));
        return JsonFormat.MAPPER.convertValue(answered, new TypeReference<>() {});
    }

    @Override
    public Reservation reservation(UUID id, long timeoutMillis) {
        var answered = call(
                timeoutMillis,
                run -> CompletableFuture.completedStage(
                        answers.looked(id, run.bean(ReservationsResource.class).reservation(id))));
        return JsonFormat.MAPPER.convertValue(answered, Reservation.class);
    }

    private <T> T call(long timeoutMillis, Function<Node.Run, CompletionStage<T>> service) {
        try {
            return network.callOnce(nodes, Duration.ofMillis(timeoutMillis), service);
        } catch (Network.NoAnswer none) {
            throw new ProcessingException(none.wasConnected ? null : new ConnectException());
        } catch (Refusal refusal) {
            throw problem("/problems/" + refusal.type(), refusal.data());
        } catch (RuntimeException fault) {
            throw problem("about:blank", Map.of());
        }
    }

    private static RuntimeException problem(String type, Map<String, Object> data) {
        var body = new HashMap<>(data);
        body.put("type", type);
        return new CourseProblemMapper().toThrowable(ProblemResponse.of(body));
    }
}
