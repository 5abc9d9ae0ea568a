package org.coursemarket.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result for programs. */
final class Json {
    private static final List<Double> PERCENTILES = List.of(50.0, 95.0, 99.0, 99.9);

    private Json() {}

    static String of(Result result) throws JsonProcessingException {
        var all = new LinkedHashMap<String, Object>();
        all.put("machine", result.machine());
        all.put("lines", result.lines().stream().map(line -> line(line, result)).toList());
        all.put("comparison", Comparison.of(result));
        all.put("firstMinutes", result.firstMinutes());
        all.put("generatorPerSecond", result.generatorPerSecond());
        all.put("unsteady", result.unsteady());
        all.put(
                "secondsToReady",
                result.started().stream()
                        .map(one -> Map.of("name", one.name(), "seconds", one.secondsToReady()))
                        .toList());
        all.put("residentMb", result.residentMb());
        all.put("bytesPerSeat", result.bytesPerSeat());
        all.put("plans", result.plans());
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> line(Line line, Result result) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("row", line.row.label());
        fields.put("where", line.site.name());
        fields.put("connections", line.connections);
        fields.put("complaints", line.complaints());
        fields.put("perSecond", line.perSecond());
        if (line.isOpen()) {
            fields.put("askedPerSecond", line.askedPerSecond);
        } else {
            fields.put("ratio", line.ratioTo(result.yardstick(line)));
        }
        if (line.isValid()) {
            var latencies = new LinkedHashMap<String, Double>();
            PERCENTILES.forEach(percentile -> latencies.put("p" + percentile, line.latencyMs(percentile)));
            fields.put("latencyMs", latencies);
            fields.put("cpuMicros", line.cpuMicros());
        }
        fields.put("generatorBusy", line.generatorBusy());
        return fields;
    }
}
