/**
 * How a service gets warm before it says that it is ready: it exercises its own hot paths, by requests to itself, and leaves no trace in
 * the data or the metrics. What a service has of such paths, it gives as an {@link org.coursemarket.runtime.warmup.Exercise}.
 */
package org.coursemarket.runtime.warmup;
