package org.coursemarket.runtime.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/** What a request passes before a service gets it, in this order; annotated filters have none (Jakarta Servlet, section 8.2.3). */
@WebListener
public class Filters implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        var context = event.getServletContext();
        add(context, SecurityHeaders.class, "/*"); // first: what another one answers has them too
        add(context, Cors.class, "/api/*");
        add(context, ReadOnlyPages.class, "/*");
        add(context, HiddenForm.class, "/*");
    }

    private static void add(ServletContext context, Class<? extends Filter> type, String paths) {
        var filter = context.addFilter(type.getName(), type);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, paths);
    }
}
