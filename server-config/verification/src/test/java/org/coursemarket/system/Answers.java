package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.coursemarket.system.Http.Answer;

/** What an answer must be. */
public final class Answers {
    private Answers() {}

    static void assertReservation(Answer answer, String status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo(status);
    }

    /** A problem of this type, in the form of RFC 9457. */
    public static void assertRefused(Answer answer, int status, String problem) {
        assertProblem(answer, status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    static void assertFieldRefused(Answer answer, String field) {
        assertRefused(answer, 400, "invalid-input");
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .as(answer.text())
                .contains(field);
    }

    /** Any problem with this status; nothing of the server's insides. */
    public static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("title").asText()).isNotEmpty();
        assertThat(answer.body().path("detail").asText()).isNotEmpty();
        assertThat(answer.body().path("instance").asText()).startsWith("/");
        assertThat(answer.text())
                .doesNotContain("Exception")
                .doesNotContain("<html")
                .doesNotContain("\tat ");
    }
}
