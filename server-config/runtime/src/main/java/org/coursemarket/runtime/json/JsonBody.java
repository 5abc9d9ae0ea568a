package org.coursemarket.runtime.json;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.coursemarket.runtime.problems.Problem;

/** Reads and writes JSON bodies in the {@link JsonFormat}. */
@Provider
@Priority(1) // and the media types by name: without them the lenient JSON-B of the server comes first, or second, by
// chance
@Consumes({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonBody extends JacksonJsonProvider {}
