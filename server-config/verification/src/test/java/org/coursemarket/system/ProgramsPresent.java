package org.coursemarket.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link Needs} asks for. */
final class ProgramsPresent implements ExecutionCondition {
    private static final List<String> REQUIRED =
            List.of(System.getProperty("required.programs", "").split(","));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return AnnotationSupport.findAnnotation(test.getElement(), Needs.class)
                .map(needs -> verdict(List.of(needs.value()), REQUIRED))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs nothing"));
    }

    /**
     * Whether the test runs.
     *
     * @throws IllegalStateException if a program is required and absent
     */
    static ConditionEvaluationResult verdict(List<String> needed, List<String> required) {
        for (var program : needed) {
            if (find(program).isEmpty()) {
                if (required.contains(program)) {
                    throw new IllegalStateException(
                            program + " is not installed, and must be: apt-get install " + program);
                }
                return ConditionEvaluationResult.disabled(program + " is not installed");
            }
        }
        return ConditionEvaluationResult.enabled("all is there");
    }

    /** Where a shell would find it, or among those programs that Debian has for root alone in the path. */
    static Optional<Path> find(String program) {
        var folders = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
