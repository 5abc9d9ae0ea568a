package org.coursemarket.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes up a request of an operation, a good one or one with something wrong with it, as it goes over the wire. */
final class RandomRequest {
    private static final int BODY_LIMIT_BYTES = 64 * 1024;
    private static final int LONGEST_PARAMETER = 1_000;
    private static final List<String> ODD_TYPES = lines("""
            application/x-www-form-urlencoded
            text/plain
            application/json; charset=utf-16
            application/json, text/html
            application/JSON;;q
            multipart/form-data; boundary=x
            */*
            json""");
    private static final List<String> ODD_HEADERS = lines("""
            Accept: text/html
            Accept: q=;;
            Content-Encoding: unheard-of
            Expect: 100-continue
            X-Forwarded-Proto: https
            X-HTTP-Method-Override: DELETE
            Range: bytes=0-1
            Cookie: JSESSIONID=../../x; $Version=1
            Origin: null
            If-None-Match: *
            Authorization: Bearer x
            Authorization: Basic eDp5""");
    private static final List<String> ODD_TEXTS = lines("""
            %25
            a%20b
            '%20OR%201=1
            %F0%9F%98%80
            ;
            -1
            1e9
            99999999999999999999
            1-1-1-1-1""");
    /** In a path, the server does not know what to do with them. */
    private static final List<String> NO_TEXTS = lines("""
            %00
            %zz
            %
            %ff
            %C3%28
            %ED%A0%80
            %5C
            ..%2f..%2f""");

    private final Operation operation;
    private final Dice dice;
    private final RandomJson json;
    private final StringBuilder query = new StringBuilder();
    private final StringBuilder headers = new StringBuilder();
    private String path;
    private boolean isHttp = true;
    private boolean isWhole = true;

    /**
     * What is to be sent.
     *
     * @param bytes each a char, ISO 8859-1
     * @param isHttp whether it is a request in the sense of RFC 9112, which gets as far as the service itself
     * @param isWhole whether all comes that is announced
     */
    record Sent(Operation operation, String bytes, boolean isHttp, boolean isWhole) {}

    private RandomRequest(Operation operation, Dice dice, List<String> known) {
        this.operation = operation;
        this.dice = dice;
        json = new RandomJson(dice, known, dice.oneIn(2) ? 0 : 8);
        path = operation.path();
    }

    /** By somebody with this token, or none where that is empty. */
    static Sent of(Operation operation, Dice dice, List<String> known, String token) {
        return new RandomRequest(operation, dice, known).sentWith(token);
    }

    private Sent sentWith(String token) {
        operation.parameters().forEach(this::add);
        if (dice.oneIn(20)) {
            query.append("&unheard-of=").append(oddText());
        }
        headers.append(token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
        headers.append(dice.oneIn(8) ? dice.of(ODD_HEADERS) + "\r\n" : "");
        byte[] body = operation.bodies().isEmpty() && !dice.oneIn(5) ? new byte[0] : body();
        byte[] framed = dice.oneIn(4) ? inChunks(body) : announced(body);
        var target = path + query.toString().replaceFirst("&", "?");
        var head = operation.method() + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                + "\r\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(spoiltHead(bytes(head)));
        bytes.writeBytes(framed);
        return new Sent(operation, bytes.toString(StandardCharsets.ISO_8859_1), isHttp, isWhole);
    }

    private void add(Operation.Parameter parameter) {
        var whole = json.plain(parameter.schema());
        var value = whole.substring(0, Math.min(whole.length(), LONGEST_PARAMETER));
        boolean isLeftOut = !parameter.isRequired() && dice.oneIn(2);
        if (parameter.place().equals("path")) {
            path = path.replace("{" + parameter.name() + "}", inPath(value));
        } else if (parameter.place().equals("query") && !isLeftOut) {
            query.append('&').append(parameter.name()).append('=').append(dice.oneIn(8) ? oddText() : escaped(value));
        } else if (parameter.place().equals("header") && !isLeftOut) {
            headers.append(parameter.name()).append(": ").append(value).append("\r\n");
        }
    }

    private String inPath(String value) {
        if (dice.oneIn(40)) {
            isHttp = false;
            return dice.of(NO_TEXTS);
        }
        return dice.oneIn(20) ? dice.of(ODD_TEXTS) : escaped(value.isEmpty() ? "-" : value.replace('\\', '-'));
    }

    private String oddText() {
        return dice.of(dice.oneIn(2) ? ODD_TEXTS : NO_TEXTS);
    }

    private byte[] body() {
        var types = List.copyOf(operation.bodies().keySet());
        var type = types.isEmpty() ? "application/json" : dice.of(types);
        var shown = dice.oneIn(10) ? dice.of(ODD_TYPES) : type;
        headers.append(dice.oneIn(20) ? "" : "Content-Type: " + shown + "\r\n");
        if (types.isEmpty()) {
            return dice.noise(dice.below(40));
        }
        var schema = operation.bodies().get(type);
        return spoiltBody(type.equals("application/json") ? json.of(schema) : form(schema));
    }

    private String form(JsonNode schema) {
        return schema.path("properties").properties().stream()
                .map(field ->
                        field.getKey() + "=" + (dice.oneIn(8) ? oddText() : escaped(json.plain(field.getValue()))))
                .collect(Collectors.joining("&"));
    }

    private byte[] spoiltBody(String text) {
        var body = bytes(text);
        return switch (dice.below(24)) {
            case 0 -> dice.noise(dice.below(200));
            case 1 -> dice.noisy(body);
            case 2 -> Arrays.copyOf(body, dice.below(body.length + 1));
            case 3 -> bytes("\ufeff" + text);
            case 4 -> text.getBytes(StandardCharsets.UTF_16);
            case 5 -> bytes(text + " ".repeat(BODY_LIMIT_BYTES)); // too many
            default -> body;
        };
    }

    private byte[] announced(byte[] body) {
        boolean isCut = body.length > 0 && dice.oneIn(60);
        isWhole &= !isCut;
        headers.append(body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n");
        return isCut ? Arrays.copyOf(body, dice.below(body.length)) : body;
    }

    private byte[] inChunks(byte[] body) {
        headers.append("Transfer-Encoding: chunked\r\n");
        var chunks = new ByteArrayOutputStream();
        for (int from = 0, size; from < body.length; from += size) {
            size = 1 + dice.below(body.length - from);
            chunks.writeBytes(bytes(Integer.toHexString(size) + "\r\n"));
            chunks.write(body, from, size);
            chunks.writeBytes(bytes("\r\n"));
        }
        boolean isCut =
                body.length > 0 && dice.oneIn(60); // without a first chunk the server waits half a minute for it
        isWhole &= !isCut;
        chunks.writeBytes(bytes(isCut ? "" : "0\r\n\r\n"));
        return chunks.toByteArray();
    }

    private byte[] spoiltHead(byte[] head) {
        if (!dice.oneIn(30)) {
            return head;
        }
        isHttp = false;
        return dice.oneIn(3) ? dice.noise(200) : dice.noisy(head);
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
