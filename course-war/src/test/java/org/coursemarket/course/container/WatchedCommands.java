package org.coursemarket.course.container;

import java.util.AbstractList;
import java.util.List;
import org.coursemarket.course.seats.entity.SeatCommand;

/** Commands that tell when the ledger takes them up: under its lock, and within its transaction. */
final class WatchedCommands extends AbstractList<SeatCommand> {
    private final List<SeatCommand> commands;
    private Runnable uponEntry;

    WatchedCommands(Runnable uponEntry, SeatCommand... commands) {
        this.uponEntry = uponEntry;
        this.commands = List.of(commands);
    }

    @Override
    public SeatCommand get(int index) {
        var once = uponEntry;
        uponEntry = () -> {};
        once.run();
        return commands.get(index);
    }

    @Override
    public int size() {
        return commands.size();
    }
}
