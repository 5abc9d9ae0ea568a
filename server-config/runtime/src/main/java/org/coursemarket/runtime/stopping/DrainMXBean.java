package org.coursemarket.runtime.stopping;

/**
 * What whoever stops the process calls first, by JMX as {@link Drain#NAME}: they have other classes than the application, but the same
 * virtual machine.
 */
public interface DrainMXBean {
    /**
     * Takes no new requests, and waits until those that are under way are answered, or too late.
     *
     * @return how many of them are not answered
     */
    int drain();
}
