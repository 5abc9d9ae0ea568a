/** Traces of requests over both services (MicroProfile Telemetry 1.1). The server makes them; here is what it can't know. Off by default. */
package org.coursemarket.runtime.tracing;
