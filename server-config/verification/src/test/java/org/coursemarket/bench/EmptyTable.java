package org.coursemarket.bench;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table that gets many rows at once: its indexes and constraints come back afterwards, and then look at every row. */
record EmptyTable(Postgres postgres, String database, String name) {
    private record Rule(String drop, String create) {}

    void fill(Postgres.Work filling) {
        postgres.with(database, statement -> {
            var rules = rules(statement);
            statement.execute("set maintenance_work_mem = '512MB'");
            for (var rule : rules) {
                statement.execute(rule.drop);
            }
            filling.by(statement);
            for (var rule : rules) {
                statement.execute(rule.create);
            }
        });
    }

    private List<Rule> rules(Statement statement) throws SQLException {
        var rules = new ArrayList<Rule>();
        var constraints = statement.executeQuery("select conname, pg_get_constraintdef(oid) from pg_constraint"
                + " where conrelid = '" + name + "'::regclass order by contype = 'p' desc, conname");
        while (constraints.next()) {
            String alter = "alter table " + name;
            rules.add(new Rule(
                    alter + " drop constraint " + constraints.getString(1),
                    alter + " add constraint " + constraints.getString(1) + " " + constraints.getString(2)));
        }
        var indexes = statement.executeQuery("select indexname, indexdef from pg_indexes where tablename = '" + name
                + "' and indexname not in (select conname from pg_constraint)");
        while (indexes.next()) {
            rules.add(new Rule("drop index " + indexes.getString(1), indexes.getString(2)));
        }
        return rules;
    }
}
