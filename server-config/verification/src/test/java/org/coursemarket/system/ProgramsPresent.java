package org.coursemarket.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link Needs} asks for. */
public final class ProgramsPresent implements ExecutionCondition {
    /** Where Debian 12 has the programs of PostgreSQL. */
    public static final String POSTGRESQL = "/usr/lib/postgresql/15/bin";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return AnnotationSupport.findAnnotation(test.getElement(), Needs.class)
                .map(needs -> verdict(needs.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs nothing"));
    }

    /** Whether the test runs. */
    static ConditionEvaluationResult verdict(String... needed) {
        return Stream.of(needed)
                .filter(program -> find(program).isEmpty())
                .findFirst()
                .map(absent -> ConditionEvaluationResult.disabled(absent + " is not installed"))
                .orElseGet(() -> ConditionEvaluationResult.enabled("all is there"));
    }

    /** Where a shell would find it, or where Debian has programs for root alone and those of PostgreSQL 15. */
    public static Optional<Path> find(String program) {
        var folders = System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + POSTGRESQL;
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
