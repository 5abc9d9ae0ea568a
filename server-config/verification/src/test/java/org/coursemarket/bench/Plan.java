package org.coursemarket.bench;

/**
 * How the database carries out a statement.
 *
 * @param database that it is of
 */
record Plan(String database, String statement, String tree) {
    /** Reads a whole table. */
    boolean isSequential() {
        return tree.contains("Seq Scan");
    }
}
