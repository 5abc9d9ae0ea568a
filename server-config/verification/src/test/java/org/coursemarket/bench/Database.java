package org.coursemarket.bench;

import java.nio.file.Path;
import java.util.Map;

/** How a service logs in to its database. */
record Database(String url, String user, String password) {
    /** With the parameters of the services' default. */
    static Database h2(Path file) {
        return new Database("jdbc:h2:async:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "sa");
    }

    /** The environment of a service, COURSE or ORDER. */
    Map<String, String> settings(String service) {
        return Map.of(
                service + "_DB_URL", url,
                service + "_DB_USER", user,
                service + "_DB_PASSWORD", password);
    }
}
