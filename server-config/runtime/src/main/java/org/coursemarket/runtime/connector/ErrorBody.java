package org.coursemarket.runtime.connector;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.FastHttpDateFormat;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/** Writes a problem (RFC 9457) in the place of an error without a body, with which the connector ends a connection. */
final class ErrorBody extends BaseFilter {
    /** With the headers that every answer of the services has. */
    private static final String ANSWER = """
            HTTP/1.1 %2$d %1$s
            Date: %4$s
            Connection: close
            Cache-Control: no-store
            Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
            Referrer-Policy: no-referrer
            Strict-Transport-Security: max-age=31536000
            X-Content-Type-Options: nosniff
            X-Frame-Options: DENY
            Content-Type: application/problem+json
            Content-Length: %5$d

            %3$s""".replace("\n", "\r\n");

    /**
     * Refuses the request that a context is about, and closes its connection, which is deaf from now on, as the connector leaves it
     * after an error of its own.
     */
    static NextAction insteadOf(FilterChainContext context, HttpStatus status) {
        var request = HttpContext.get(context);
        var response = request.getRequest().getResponse();
        status.setValues(response);
        response.setContentLength(0);
        context.write(HttpContent.builder(response).last(true).build());
        request.close();
        var end = context.getSuspendAction();
        context.completeAndRecycle();
        return end;
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        var http = HttpContext.get(context);
        if (http != null && isErrorWithoutBody(http.getRequest().getResponse())) {
            Buffer bodiless = context.getMessage();
            context.setMessage(Buffers.wrap(
                    context.getMemoryManager(), problem(http.getRequest().getResponse())));
            bodiless.tryDispose();
        }
        return context.getInvokeAction();
    }

    private static boolean isErrorWithoutBody(HttpResponsePacket response) {
        return response.getStatus() >= 400
                && response.getContentLength() == 0
                && !response.getProcessingState().isKeepAlive()
                && response.getRequest().getMethod() != Method.HEAD;
    }

    private static byte[] problem(HttpResponsePacket response) {
        int status = response.getStatus();
        var title = response.getHttpStatus().getReasonPhrase();
        var body = String.format("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}", title, status);
        var answer = String.format(ANSWER, title, status, body, FastHttpDateFormat.getCurrentDate(), body.length());
        return answer.getBytes(US_ASCII);
    }
}
