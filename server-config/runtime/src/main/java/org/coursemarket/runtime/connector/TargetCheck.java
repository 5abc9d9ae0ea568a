package org.coursemarket.runtime.connector;

import java.io.CharConversionException;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpRequestURIDecoder;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.MimeHeaders;

/**
 * Refuses a request whose host or path can't be read, and closes its connection: what looks for the service that it is for fails at
 * them, and leaves an empty 200 (payara/Payara#8000).
 */
final class TargetCheck extends BaseFilter {
    private final Attribute<Boolean> passed =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(TargetCheck.class.getName());

    @Override
    public NextAction handleRead(FilterChainContext context) {
        HttpContent content = context.getMessage();
        var request = (HttpRequestPacket) content.getHttpHeader();
        if (passed.isSet(request)) {
            return context.getInvokeAction(); // more of its body, while it may be at work already
        }
        if (hasReadableHost(request) && hasReadablePath(request)) {
            passed.set(request, true);
            return context.getInvokeAction();
        }
        return ErrorBody.insteadOf(context, HttpStatus.BAD_REQUEST_400);
    }

    /** Name and port are kept with the request, where they are looked for anyway. There is one, and nobody in it (RFC 9112, 3.2). */
    private static boolean hasReadableHost(HttpRequestPacket request) {
        try {
            var name = request.serverName();
            return name.getLength() > 0
                    && name.indexOf(' ', 0) < 0
                    && name.indexOf('@', 0) < 0
                    && request.getServerPort() >= 0
                    && !hasSecondHost(request.getHeaders());
        } catch (RuntimeException e) {
            return false; // a port of letters, say
        }
    }

    private static boolean hasSecondHost(MimeHeaders headers) {
        return headers.indexOf(Header.Host, headers.indexOf(Header.Host, 0) + 1) >= 0;
    }

    private static boolean hasReadablePath(HttpRequestPacket request) {
        var path = request.getRequestURIRef().getRequestURIBC();
        return isPlain(path) || ((path.startsWith("/", 0) || path.equals("*")) && isDecodable(path));
    }

    /** Nearly every path is, and costs no more than this look at it. */
    private static boolean isPlain(DataChunk path) {
        if (path.getType() != DataChunk.Type.Bytes || path.getLength() == 0) {
            return false;
        }
        var bytes = path.getByteChunk().getBuffer();
        for (int at = path.getStart() + 1; at < path.getEnd(); at++) {
            byte b = bytes[at];
            if ((b < 'a' || b > 'z') && (b < '0' || b > '9') && (b < 'A' || b > 'Z') && b != '-' && b != '/') {
                return false;
            }
        }
        return bytes[path.getStart()] == '/';
    }

    private static boolean isDecodable(DataChunk path) {
        var decoded = DataChunk.newInstance();
        decoded.setBytes(new byte[path.getLength() + 1]); // the decoder may put a slash behind
        try {
            HttpRequestURIDecoder.decode(path, decoded, false, StandardCharsets.UTF_8);
            return true;
        } catch (CharConversionException | RuntimeException e) {
            return false; // no escape that it knows, or no text behind it
        }
    }
}
