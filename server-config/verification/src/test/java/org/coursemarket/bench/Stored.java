package org.coursemarket.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The seats that were taken at each site, and what they take of a disk. */
final class Stored {
    private final Map<String, Long> seats = new HashMap<>();
    private final Map<String, Long> bytesBefore = new HashMap<>();

    Stored(List<Site> sites) {
        sites.forEach(site -> bytesBefore.put(site.name(), bytes(site)));
    }

    Window counted(Line line, Window window) {
        if (line.row.takesSeats()) {
            seats.merge(line.site.name(), window.tally().fulfilled(), Long::sum);
        }
        return window;
    }

    /** By site. Seats that are held count like those that are sold, of which the order service stores an order besides. */
    Map<String, Double> bytesPerSeat(List<Site> sites) {
        var bytes = new TreeMap<String, Double>();
        for (var site : sites) {
            if (!site.databases().isEmpty() && seats.containsKey(site.name())) {
                double grown = bytes(site) - bytesBefore.get(site.name());
                bytes.put(site.name(), grown / seats.get(site.name()));
            }
        }
        return bytes;
    }

    private static long bytes(Site site) {
        return site.databases().stream().mapToLong(Database::bytes).sum();
    }
}
