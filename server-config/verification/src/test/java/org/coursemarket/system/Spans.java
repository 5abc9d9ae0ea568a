package org.coursemarket.system;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span.Link;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A collector of traces: takes what services export (OTLP 1 over HTTP, as protobuf), and keeps it. */
final class Spans implements AutoCloseable {
    /**
     * A step of a trace.
     *
     * @param parent the id of the step that it is a part of; empty for none
     * @param links the ids of the traces that it is linked to
     */
    record Span(String service, String trace, String id, String parent, String name, List<String> links) {}

    private final List<Span> all = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Spans() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
                    .flatMap(Spans::ofService)
                    .forEach(all::add);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** As OTEL_EXPORTER_OTLP_ENDPOINT has it. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Span> all() {
        return all;
    }

    List<Span> named(String name) {
        return all.stream().filter(span -> span.name().equals(name)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Stream<Span> ofService(ResourceSpans spans) {
        var service = spans.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElseThrow();
        return spans.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Span(
                        service,
                        hex(span.getTraceId()),
                        hex(span.getSpanId()),
                        hex(span.getParentSpanId()),
                        span.getName(),
                        span.getLinksList().stream()
                                .map(Link::getTraceId)
                                .map(Spans::hex)
                                .toList()));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
