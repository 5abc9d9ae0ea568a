package org.coursemarket.runtime.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;

/** Names the fields of a request that break a constraint. To {@link ProblemMapper} it would be a failure of the service. */
@Provider
public class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {
    @Context
    Providers problems;

    @Override
    public Response toResponse(ConstraintViolationException exception) {
        var errors = exception.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return problems.getExceptionMapper(InvalidInput.class).toResponse(new InvalidInput(errors));
    }

    /** The path from the body on, or the parameter itself; the parameter that takes the body is called "body" everywhere. */
    private static String field(ConstraintViolation<?> violation) {
        var nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        String path = FieldError.path(nodes.stream().flatMap(ViolationMapper::parts));
        return path.isEmpty() ? parameter(nodes) : path;
    }

    /** The index in a list, and the name in what is there. */
    private static Stream<String> parts(Path.Node node) {
        var index = node.getIndex() == null ? Stream.<String>empty() : Stream.of("[" + node.getIndex() + "]");
        return node.getKind() == ElementKind.PROPERTY ? Stream.concat(index, Stream.of(node.getName())) : index;
    }

    private static String parameter(List<Path.Node> nodes) {
        return nodes.stream()
                .filter(node -> node.getKind() == ElementKind.PARAMETER)
                .map(Path.Node::getName)
                .collect(Collectors.joining("."));
    }
}
