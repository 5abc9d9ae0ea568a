package org.coursemarket.runtime.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.text.Utf8;

/**
 * Refuses a query whose escapes are broken or no UTF-8 (RFC 3986, sections 2.1 and 2.5): the server would mend it to another
 * text, and answer a question that nobody asked.
 */
@Provider
@PreMatching
public class QueryText implements ContainerRequestFilter {
    private static final Pattern ESCAPED = Pattern.compile("([\\p{ASCII}&&[^%]]|%\\p{XDigit}{2})*+");

    @Context
    HttpServletRequest sent; // JAX-RS itself shows the query as it was mended

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getRequestUri().getRawQuery() == null) {
            return; // before the server makes an object only to tell the same
        }
        for (var parameter : sent.getQueryString().split("&", -1)) {
            if (!ESCAPED.matcher(parameter).matches() || !isUtf8(parameter)) {
                throw new InvalidInput(parameter.replaceFirst("=.*", ""), "must be UTF-8, percent-encoded");
            }
        }
    }

    private static boolean isUtf8(String escaped) {
        byte[] bytes = URLDecoder.decode(escaped, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            Utf8.decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
