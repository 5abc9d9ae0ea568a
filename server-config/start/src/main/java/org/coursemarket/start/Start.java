package org.coursemarket.start;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.loader.ExplodedURLClassloader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts Payara Micro with one WAR. What the server needs while it runs lies in a folder of this process alone. The log goes to the
 * standard output. A start that fails ends the process with code 1 and one line on the standard error: its first cause. A process
 * that is told to stop ends as {@link StopSignals} has it.
 */
public final class Start {
    /** An environment variable: where the folders of processes are. */
    private static final String WORK_FOLDER = "WORK_FOLDER";

    private static final String DEFAULT_WORK_FOLDER = "data/run";

    /** Of Payara Micro. */
    private static final int DEFAULT_PORT = 8080;

    private static final PrintStream COMPLAINTS = System.err;

    /** Kept: a lock that nobody refers to is given back. */
    private static WorkFolder folder;

    private Start() {}

    /** The arguments are those of Payara Micro. */
    public static void main(String[] arguments) {
        System.setErr(System.out); // where the server logs by itself
        try {
            var logFormat = LogFormat.of(System.getenv(LogFormat.VARIABLE));
            logFormat.takeWhatIsPrinted();
            var folders = Path.of(System.getenv().getOrDefault(WORK_FOLDER, DEFAULT_WORK_FOLDER));
            int port = port(arguments);
            folder = WorkFolder.take(folders, String.valueOf(port));
            requireFree(port);
            System.setProperty("java.io.tmpdir", folder.temporary().toString());
            var signals = new StopSignals(Runtime.getRuntime()::halt, System::exit);
            signals.take();
            start(signals, logFormat.in(arguments, folder.temporary()));
            requireDeployed();
            requireTaken(port);
            FirstCause.startSucceeded();
            signals.startSucceeded();
        } catch (IOException | IllegalStateException e) {
            fail(e.getMessage());
        } catch (Exception e) {
            Logger.getLogger(Start.class.getName()).log(Level.SEVERE, "the server did not start", e);
            fail(FirstCause.of(e));
        }
    }

    /**
     * As PayaraMicroLauncher does. Its main method gives nobody a chance to set a handler before; and who asks it for the server first
     * gets one that reads its jars within its own jar, which takes a start half as much processor time again.
     */
    private static void start(StopSignals signals, String[] arguments)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        var jar = PayaraMicro.class.getProtectionDomain().getCodeSource().getLocation();
        System.setProperty("fish.payara.micro.BootJar", jar.toURI().toString());
        var unpacked =
                new ExplodedURLClassloader(folder.temporary().resolve("server").toFile());
        Thread.currentThread().setContextClassLoader(unpacked);
        if (isTraced()) {
            JsonLines.nameSpans(new CurrentSpan(unpacked)::ids);
        }
        var server = unpacked.loadClass("fish.payara.micro.impl.PayaraMicroImpl");
        ((PayaraMicroBoot) server.getMethod("getInstance").invoke(null)).setPostBootHandler(signals::serverStarted);
        server.getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    /** As MicroProfile Telemetry and Config have it. */
    private static boolean isTraced() {
        return "false".equals(System.getProperty("otel.sdk.disabled", System.getenv("OTEL_SDK_DISABLED")));
    }

    /** The server itself goes on without its application. */
    private static void requireDeployed() {
        var server = PayaraMicro.getInstance().getRuntime().getLocalDescriptor();
        if (server.getDeployedApplications().isEmpty()) {
            throw new IllegalStateException(
                    FirstCause.ofTheStart().orElse("the application was not deployed; the log has more"));
        }
    }

    /**
     * Ends the process where it stands. In good order the server would open its port first, and say ready without an application. The
     * next start removes what it has unpacked.
     */
    static void fail(String cause) {
        COMPLAINTS.println("The start failed: " + cause);
        System.out.flush();
        Runtime.getRuntime().halt(1);
    }

    private static void requireFree(int port) {
        if (!isFree(port)) {
            throw new IllegalStateException(
                    "port " + port + " is taken; stop what listens there, or choose another by --port");
        }
    }

    /** The server goes on where it can't listen, and says nothing of it. */
    private static void requireTaken(int port) {
        if (isFree(port)) {
            throw new IllegalStateException("the server does not listen at port " + port + "; the log has more");
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections that linger from a run before are no obstacle
            socket.bind(new InetSocketAddress((InetAddress) null, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int port(String[] arguments) {
        int at = Arrays.asList(arguments).indexOf("--port");
        return at >= 0 && at + 1 < arguments.length ? Integer.parseInt(arguments[at + 1]) : DEFAULT_PORT;
    }
}
