package org.coursemarket.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.coursemarket.testing.ProjectRoot;

/** The project's classes once more, as a simulation wants them; some of them compiled from changed source. */
final class SimulatedClasses extends ClassLoader {
    /** {@link Simulation#run} among these classes. */
    interface Seeds {
        String run(long seed);
    }

    private static final Path ROOT = ProjectRoot.PATH;
    private static final String OURS = "org.coursemarket.";

    private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

    SimulatedClasses(List<PlantedBug.Edit> edits) {
        super(SimulatedClasses.class.getClassLoader());
        var sources = new HashMap<String, String>();
        for (var edit : edits) {
            sources.compute(edit.file(), (file, text) -> planted(text == null ? read(file) : text, edit));
        }
        if (!sources.isEmpty()) {
            compile(sources);
        }
    }

    Seeds simulation() {
        try {
            var run = loadClass(Simulation.class.getName()).getMethod("run", long.class);
            return seed -> call(run, seed);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String call(Method run, long seed) {
        try {
            return (String) run.invoke(null, seed);
        } catch (InvocationTargetException broken) {
            if (broken.getCause() instanceof AssertionError assertion) {
                throw assertion;
            }
            throw new IllegalStateException(broken.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = compiled.containsKey(name) ? compiled.get(name).toByteArray() : original(name);
        bytes = Preemption.into(name, bytes, getParent());
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The whole source with the mistake in it.
     *
     * @throws IllegalStateException if the place for it is not there, or not the only one
     */
    static String planted(PlantedBug.Edit edit) {
        return planted(read(edit.file()), edit);
    }

    private static String planted(String text, PlantedBug.Edit edit) {
        int at = text.indexOf(edit.original());
        if (at < 0 || text.indexOf(edit.original(), at + 1) >= 0) {
            throw new IllegalStateException(edit.file() + " must have just one: " + edit.original());
        }
        return text.replace(edit.original(), edit.planted());
    }

    private void compile(Map<String, String> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var complaints = new StringWriter();
        var units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        boolean isDone = compiler.getTask(
                        complaints,
                        new Memory(compiler.getStandardFileManager(null, null, null)),
                        null,
                        List.of("-proc:none", "-parameters", "-classpath", System.getProperty("java.class.path")),
                        null,
                        units)
                .call();
        if (!isDone) {
            throw new IllegalStateException(complaints.toString());
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Takes what the compiler writes. */
    private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("bytes:///" + name.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return compiled.computeIfAbsent(name, unknown -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
