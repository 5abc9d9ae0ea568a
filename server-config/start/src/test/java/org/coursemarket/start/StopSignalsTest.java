package org.coursemarket.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fish.payara.micro.boot.AdminCommandRunner;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopSignalsTest {
    /** As the application has it. */
    public interface Drain {
        int drain();
    }

    private final List<String> events = new ArrayList<>();
    private final AdminCommandRunner server = (command, arguments) -> {
        events.add(command + " " + String.join(" ", arguments).replaceAll(".*\\.", ""));
        return null;
    };
    private final StopSignals signals =
            new StopSignals(code -> events.add("halt " + code), code -> events.add("exit " + code));
    private final Drain application = () -> {
        events.add("drain");
        signals.stop(130); // somebody is impatient
        return 0;
    };
    private ObjectName name;

    @BeforeEach
    void register() throws Exception {
        name = new ObjectName("org.coursemarket:type=Drain");
        ManagementFactory.getPlatformMBeanServer().registerMBean(new StandardMBean(application, Drain.class), name);
    }

    @AfterEach
    void unregister() throws Exception {
        if (ManagementFactory.getPlatformMBeanServer().isRegistered(name)) {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        }
    }

    @Test
    void theApplicationDrainsBeforeThePortIsClosedAndTheProcessEndsOnce() {
        signals.serverStarted(server);
        signals.startSucceeded();

        signals.stop(143);
        signals.stop(143);

        assertThat(events).containsExactly("drain", "set enabled=false", "exit 143");
    }

    @Test
    void aStartIsGivenUpAtOnce() {
        signals.serverStarted(server);

        signals.stop(143);

        assertThat(events).containsExactly("halt 143");
    }

    @Test
    void theProcessEndsWhateverFails() throws Exception {
        unregister();
        signals.serverStarted((command, arguments) -> {
            throw new IllegalStateException("no such command");
        });
        signals.startSucceeded();

        assertThatIllegalStateException().isThrownBy(() -> signals.stop(143));

        assertThat(events).containsExactly("exit 143");
    }
}
