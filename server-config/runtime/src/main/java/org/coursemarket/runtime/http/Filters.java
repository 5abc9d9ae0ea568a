package org.coursemarket.runtime.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

/**
 * What a request passes before a service gets it, in this order; annotated filters have none (Jakarta Servlet, section 8.2.3). To the
 * server they are one filter, whose parts are never asked to {@code init}: it enters and leaves the application's context around each that it knows.
 */
@WebListener
public class Filters implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        var context = event.getServletContext();
        var all = List.of(
                create(context, SecurityHeaders.class), // first: what another one answers has them too
                create(context, InitialStatus.class),
                create(context, Dated.class),
                create(context, ValidHost.class),
                create(context, Cors.class),
                create(context, RestOfBody.class),
                create(context, Admission.class), // after Cors: a page may read that it is refused
                create(context, ReadOnlyPages.class),
                create(context, HiddenForm.class));
        Filter asOne = (request, response, service) -> new Row(all, 0, service).doFilter(request, response);
        var filter = context.addFilter(Filters.class.getName(), asOne);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    /** With what it injects. */
    private static Filter create(ServletContext context, Class<? extends Filter> type) {
        try {
            return context.createFilter(type);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that a request has not passed yet. */
    private record Row(List<Filter> filters, int next, FilterChain service) implements FilterChain {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
            if (next == filters.size()) {
                service.doFilter(request, response);
            } else {
                filters.get(next).doFilter(request, response, new Row(filters, next + 1, service));
            }
        }
    }
}
