package org.coursemarket.server.http;

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
        var services = event.getServletContext();
        add(services, SecurityHeaders.class, "/*"); // first: what another one answers has them too
        add(services, Cors.class, "/api/*");
        add(services, ReadOnlyPages.class, "/*");
        add(services, HiddenForm.class, "/*");
    }

    private static void add(ServletContext services, Class<? extends Filter> type, String paths) {
        var filter = services.addFilter(type.getName(), type);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, paths);
    }
}
