package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coursemarket.launch.ExampleCourses;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** What {@code mvn -Prun -Ddemo} offers. */
class ExampleCoursesIT {
    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();

    @Test
    void theyAreOfferedOnceHoweverOftenTheRunBegins() throws Exception {
        var examples = new ExampleCourses(marketplace.courseServer().address() + "/api/courses", Tokens.ISSUER);

        examples.offer();
        var offered = all();
        examples.offer();

        assertThat(all()).isEqualTo(offered).hasSize(8);
        assertThat(offered).extracting(course -> course.path("status").asText()).contains("OPEN", "DRAFT");
        assertThat(offered)
                .filteredOn(course -> !courses.priceRules(course.path("id").asText())
                        .body()
                        .path("rules")
                        .isEmpty())
                .hasSize(3);
        assertThat(offered)
                .flatExtracting(course ->
                        courses.vouchers(course.path("id").asText(), "").body().findValuesAsText("code"))
                .containsExactly("WELCOME10");
    }

    private List<JsonNode> all() {
        return Stream.of("ada", "grace")
                .map(owner -> courses.http.with(Tokens.of(owner, "instructor")).get("/api/courses?mine=true&limit=100"))
                .flatMap(page -> StreamSupport.stream(page.body().spliterator(), false))
                .toList();
    }
}
