package org.coursemarket.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.coursemarket.runtime.problems.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a service calls its refusals, those of the runtime among them: each by a type of its own, which its OpenAPI file lists. */
@TestInstance(Lifecycle.PER_CLASS) // all classes are read for it
public abstract class EveryProblemType {
    private static final Pattern LISTED = Pattern.compile("- /problems/(\\S+)");

    private final String module;
    private final List<Refusal> refusals;
    private final List<String> types;

    /**
     * Of one service.
     *
     * @param module its folder
     * @param code the package of all its code
     */
    protected EveryProblemType(String module, String code) {
        this.module = module;
        refusals = Refusals.in(code, "org.coursemarket.runtime");
        types = refusals.stream().map(Refusal::type).toList();
    }

    @Test
    void noTwoRulesSayNoByTheSameType() {
        assertThat(types).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void typeIsInKebabCase() {
        assertThat(types).allMatch(type -> type.matches("[a-z]+(-[a-z]+)*"));
    }

    /** It would hide that (RFC 9457, section 3.2). */
    @Test
    void noneSaysMoreByTheNameOfWhatEveryProblemHas() {
        assertThat(refusals)
                .allSatisfy(refusal ->
                        assertThat(refusal.data()).doesNotContainKeys("type", "title", "status", "detail", "instance"));
    }

    @Test
    void contractListsAllOfThemAndNoOther() throws IOException {
        var contract = Files.readString(ProjectRoot.PATH.resolve(module + "/src/main/resources/META-INF/openapi.yaml"));

        assertThat(LISTED.matcher(contract).results().map(listed -> listed.group(1)))
                .containsExactlyInAnyOrderElementsOf(types);
    }
}
