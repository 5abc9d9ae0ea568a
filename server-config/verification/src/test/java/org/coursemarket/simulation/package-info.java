/**
 * Both services in one thread at a time: the real desk, ledger, entities, purchase and recovery, without a container, under a
 * scheduler that a seed decides. Time, the databases, the network between the processes and their deaths are simulated; one seed is
 * one run, always the same.
 *
 * <pre>
 *  Simulation   one seed: a market, its buyers, a time of faults and a time of calm
 *  Market       the services of that seed, wired; Buyers and the Clerk use them, Misfortune meets them
 *  Scheduler    whose turn it is, and what time; Clocks what the machines take for it
 *  Node         a process that may die and start again; Container its beans, Guards what a container does around their methods
 *  Database     rows, locks, commits, and what goes wrong with them; a Transaction sees them in its own way
 *  Network      calls between processes: lost before or after their effect, late, doubled, overtaking each other
 *  SeatModel    what each command to the seats must be answered
 *  Promise      what must be true
 *  Auditor      looks at the rows after each commit: SeatBooks, OrderBooks, KeyBooks, AttemptBooks
 *  SeatAnswers  looks at what the course service answers, Promises at what buyers are told, then and in the end
 *  PlantedBug   a mistake, and the promise by which it must be found
 * </pre>
 */
package org.coursemarket.simulation;
