package org.coursemarket.runtime.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.coursemarket.runtime.problems.Refusal.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {
    private static final String PATH = "/api/chairs/7";

    private static class ChairAlreadyTaken extends Refusal {
        ChairAlreadyTaken(Kind kind) {
            super(kind, "chair-already-taken", "Chair 7 is taken.", Map.of("chair", 7));
        }
    }

    private static class Closed extends Refusal {
        Closed() {
            super(Kind.GONE, "closed", "We are closed.", Map.of());
        }
    }

    @Test
    void typeOfTheRefusalNamesTypeAndTitle() {
        var problem = Problem.of(new ChairAlreadyTaken(Kind.CONFLICT), PATH);

        assertThat(problem.type()).isEqualTo("/problems/chair-already-taken");
        assertThat(problem.title()).isEqualTo("Chair already taken");
        assertThat(problem.rule()).contains("chair-already-taken");
        assertThat(Problem.of(404, "There is no chair 7.", PATH).rule()).isEmpty();
    }

    @Test
    void typeOfOneWordHasNoDash() {
        var problem = Problem.of(new Closed(), PATH);

        assertThat(problem.type()).isEqualTo("/problems/closed");
        assertThat(problem.title()).isEqualTo("Closed");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, 400",
        "NOT_FOUND, 404",
        "CONFLICT, 409",
        "GONE, 410",
        "TIMED_OUT, 408",
        "TOO_LARGE, 413",
        "UNSUPPORTED, 415",
        "UNPROCESSABLE, 422",
        "OUT_OF_DATE, 412",
        "VERSION_REQUIRED, 428",
        "BUSY, 503"
    })
    void kindOfTheRefusalIsTheStatus(Kind kind, int status) {
        assertThat(Problem.of(new ChairAlreadyTaken(kind), PATH).status()).isEqualTo(status);
    }

    @Test
    void dataOfTheRefusalStandsBesideTheFiveMembers() throws JsonProcessingException {
        var problem = Problem.of(new ChairAlreadyTaken(Kind.CONFLICT), PATH);

        assertThat(JsonFormat.MAPPER.writeValueAsString(problem))
                .isEqualTo(
                        "{\"type\":\"/problems/chair-already-taken\",\"title\":\"Chair already taken\","
                                + "\"status\":409,\"detail\":\"Chair 7 is taken.\",\"instance\":\"/api/chairs/7\",\"chair\":7}");
    }

    @Test
    void errorOfHttpItselfHasNoTypeOfItsOwn() {
        assertThat(Problem.of(405, "No.", PATH))
                .isEqualTo(new Problem("about:blank", "Method Not Allowed", 405, "No.", PATH, Map.of()));
    }

    @Test
    void statusThatHasNoNameGetsATitleToo() {
        assertThat(Problem.of(599, "No.", PATH).title()).isEqualTo("Error 599");
    }

    @Test
    void invalidInputNamesItsField() {
        var refusal = new InvalidInput("price", "must be a number");

        assertThat(refusal).hasMessage("price must be a number");
        assertThat(refusal.data())
                .containsExactly(Map.entry("errors", List.of(new FieldError("price", "must be a number"))));
    }

    @Test
    void invalidInputCountsWhatElseIsWrong() {
        var errors = List.of(
                new FieldError("price", "must be a number"),
                new FieldError("title", "must be text"),
                new FieldError("id", "must be a UUID"));

        var problem = Problem.of(new InvalidInput(errors), PATH);

        assertThat(problem.type()).isEqualTo("/problems/invalid-input");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("price must be a number (and 2 more)");
        assertThat(problem.data()).containsExactly(Map.entry("errors", errors));
    }

    /** RFC 9110, section 15.5.16: of another media type the same status says nothing of codings. */
    @Test
    void codedBodyIsToldWhichCodingIsTaken() {
        assertThat(new Problem("/problems/" + Problem.CODED_BODY, "", 415, "", PATH, Map.of()).headers())
                .containsExactly(Map.entry("Accept-Encoding", "identity"));
        assertThat(Problem.of(415, "", PATH).headers()).isEmpty();
    }
}
