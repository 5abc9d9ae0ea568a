/**
 * Both services in one thread at a time: the real desk, ledger, entities, purchase and recovery, without a container, under a
 * scheduler that a seed decides. Time, the databases, the network between the processes and their deaths are simulated; one seed is
 * one run, always the same.
 *
 * <pre>
 *  Simulation   one seed: a marketplace, its buyers, a time of faults and a time of calm, and what must be true in the end
 *  Scheduler    whose turn it is, and what time
 *  Node         a process that may die and start again; Container its beans, Guards what a container does around their methods
 *  Database     rows, locks, commits, and what goes wrong with them
 *  Network      calls between processes: lost before or after their effect, late, doubled, overtaking each other
 *  SeatModel    what each command to the seats must be answered
 *  Promises     what must be true after each commit, and in the end
 * </pre>
 */
package org.coursemarket.simulation;
