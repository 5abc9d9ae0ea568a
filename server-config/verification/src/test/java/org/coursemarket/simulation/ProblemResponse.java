package org.coursemarket.simulation;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import org.coursemarket.runtime.json.JsonFormat;

/** An HTTP answer with a problem, as far as it is read. */
final class ProblemResponse {
    private static final String FIELD = "handler";
    private static final Class<? extends Response> TYPE = new ByteBuddy()
            .subclass(Response.class)
            .defineField(FIELD, InvocationHandler.class, Modifier.PUBLIC)
            .method(isAbstract())
            .intercept(InvocationHandlerAdapter.toField(FIELD))
            .make()
            .load(ProblemResponse.class.getClassLoader())
            .getLoaded();

    private ProblemResponse() {}

    static Response of(Map<String, Object> body) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "readEntity" -> JsonFormat.MAPPER.convertValue(body, (Class<?>) arguments[0]);
            case "getStatus" -> 500;
            default -> throw new UnsupportedOperationException(method.getName());
        };
        try {
            var response = TYPE.getConstructor().newInstance();
            TYPE.getField(FIELD).set(response, handler);
            return response;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
