package org.coursemarket.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.text.Utf8;

/** Reads and writes JSON bodies in the {@link JsonFormat}. */
@Provider
@Priority(1) // and the media types by name: without them the lenient JSON-B of the server comes first, or second, by
// chance
@Consumes({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonBody extends JacksonJsonProvider {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    public JsonBody() {
        super(JsonFormat.MAPPER);
    }

    /**
     * JSON is UTF-8, whatever charset is named beside it (RFC 8259, sections 8.1 and 11). Jackson by itself would also take UTF-16,
     * UTF-32, and bytes that are only like UTF-8. A byte order mark is passed over, as the RFC allows.
     */
    @Override
    protected JsonParser _createParser(ObjectReader reader, InputStream body) throws IOException {
        var text = Utf8.decode(body.readAllBytes());
        if (text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) {
            text.get();
        }
        return reader.getFactory().createParser(text.array(), text.position(), text.remaining());
    }
}
