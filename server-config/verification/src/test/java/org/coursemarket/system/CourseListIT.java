package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertRefused;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of courses, page by page, on both databases. Each test finds its own by a word that no other course has. */
@ParameterizedClass
@EnumSource
class CourseListIT {
    private final CourseSystem courses;
    private final Http anybody;
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private final String owner = "owner " + word;
    private final Http instructor;

    CourseListIT(TestDatabase database) {
        courses = Marketplace.on(database).courses();
        anybody = courses.http.with(null);
        instructor = courses.http.with(Tokens.of(owner, "instructor"));
    }

    @ParameterizedTest
    @CsvSource({
        "newest, 1, 'c b a '",
        "newest, 3, 'c b a '",
        "price, 2, 'b c a '",
        "price, 3, 'b c a '",
        "title, 1, 'a b c '",
        "title, 100, 'a b c '"
    })
    void thePagesTogetherAreTheListInItsOrder(String sort, int limit, String titles) {
        create(Map.of("title", "Á " + word, "price", 30));
        create(Map.of("title", "b " + word, "price", 10.5));
        create(Map.of("title", "C " + word, "price", 20));

        assertThat(titles(walk(anybody, "q=" + word + "&sort=" + sort + "&limit=" + limit)))
                .isEqualTo(titles.replace("a", "Á").replace("c", "C"));
    }

    @Test
    void theWholeListHasEachCourseOnce() {
        var mine = List.of(create(Map.of()), create(Map.of("price", 10)), create(Map.of("title", "z")));

        for (var sort : List.of("newest", "price", "title")) {
            var ids = ids(walk(anybody, "limit=100&sort=" + sort));

            ids.retainAll(mine); // others are changed meanwhile, and may move
            assertThat(ids).as(sort).containsExactlyInAnyOrderElementsOf(mine);
        }
    }

    @Test
    void aListedCourseLooksAsItDoesAlone() {
        var course = create(Map.of());

        assertThat(find("q=" + word).body().get(0))
                .isEqualTo(courses.course(course).body());
    }

    @Test
    void aDraftIsListedForWhoMaySeeIt() {
        var draft = create(Map.of("status", "DRAFT"));
        var open = create(Map.of());
        var another = courses.http.with(Tokens.of("another " + word, "instructor"));

        assertThat(ids(walk(anybody, "q=" + word))).containsExactly(open);
        assertThat(ids(walk(another, "q=" + word))).containsExactly(open);
        assertThat(ids(walk(instructor, "q=" + word))).containsExactly(open, draft);
        assertThat(ids(walk(courses.http, "q=" + word))).containsExactly(open, draft);
        assertThat(ids(walk(anybody, "status=DRAFT&q=" + word))).isEmpty();
        assertThat(ids(walk(another, "status=DRAFT"))).isEmpty();
        assertThat(ids(walk(instructor, "status=DRAFT"))).containsExactly(draft);

        instructor.patch("/api/courses/" + draft + "/status", Map.of("status", "OPEN"));

        assertThat(ids(walk(anybody, "q=" + word))).containsExactly(open, draft);
    }

    @Test
    void everybodyHasAListOfTheirOwn() {
        var draft = create(Map.of("status", "DRAFT"));
        var paused = create(Map.of());
        instructor.patch("/api/courses/" + paused + "/status", Map.of("status", "PAUSED"));

        assertThat(ids(walk(instructor, "mine=true"))).containsExactly(paused, draft);
        assertThat(ids(walk(instructor, "mine=true&status=PAUSED"))).containsExactly(paused);
        assertThat(ids(walk(courses.http.with(Tokens.of(word, "student")), "mine=true")))
                .isEmpty();
        assertRefused(anybody.get("/api/courses?mine=true"), 401, "token-required");
    }

    @Test
    void theListHasOneStatus() {
        var open = create(Map.of());
        var closed = create(Map.of());
        instructor.patch("/api/courses/" + closed + "/status", Map.of("status", "CLOSED"));

        assertThat(ids(find("status=OPEN&q=" + word))).containsExactly(open);
        assertThat(ids(find("status=CLOSED&q=" + word))).containsExactly(closed);
        assertThat(ids(find("status=PAUSED&q=" + word))).isEmpty();
    }

    @Test
    void aFreeCourseHasASeatThatCanBeHad() {
        var course = create(Map.of("availableSeats", 1));
        create(Map.of("availableSeats", 0));
        assertThat(ids(find("free=true&q=" + word))).containsExactly(course);

        courses.reserve(course);

        assertThat(ids(find("free=true&q=" + word))).isEmpty();
        assertThat(ids(find("free=false&q=" + word))).hasSize(2);
    }

    @Test
    void anInstructorIsFoundByTheWholeName() {
        var course = create(Map.of("instructorName", "Éva  " + word));
        create(Map.of("instructorName", "Eva " + word + " junior"));

        assertThat(ids(find("instructor=" + encoded("EVA " + word)))).containsExactly(course);
        assertThat(ids(find("instructor=Eva"))).doesNotContain(course);
        assertThat(ids(find("q=" + encoded("eva " + word)))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strasse",
                "STRAẞE",
                "javascr",
                "java",
                "C",
                "日本",
                "ОДЕСА",
                "한",
                "\uD801\uDC00",
                "fi",
                "100 %",
                "%java%",
                "o'clock",
                "\"quoted\"",
                "_java_",
                "\\java",
                "java; drop table course",
                "<b>java",
                "jávascript {x}",
                "o"
            })
    void aCourseIsFoundByTheBeginningsOfItsWords(String words) {
        var course = create(
                Map.of(
                        "description",
                        "Straße, JavaScript \"quoted\" C++ 100% o’clock; b drop tables courses x 日本語 Одеса 한국 \uD801\uDC28 ﬁn"));

        assertThat(ids(find("q=" + encoded(word + " " + words)))).containsExactly(course);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cript", "javas riptc", "nothing", "200 %"})
    void otherWordsDoNotFindIt(String words) {
        create(Map.of("description", "JavaScript 100%"));

        assertThat(ids(find("q=" + encoded(word + " " + words)))).isEmpty();
    }

    @Test
    void anEditedCourseIsFoundByItsNewWords() {
        var course = create(Map.of("title", "Old" + word, "description", "same" + word));

        var edited = instructor.send(
                "PATCH",
                "/api/courses/" + course,
                BodyPublishers.ofString("{\"title\": \"New" + word + "\"}"),
                Map.of("Content-Type", "application/json", "If-Match", "*"));

        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(ids(find("q=new" + word))).containsExactly(course);
        assertThat(ids(find("q=same" + word))).containsExactly(course);
        assertThat(ids(find("q=old" + word))).isEmpty();
    }

    @Test
    void aCourseThatGotAnotherPriceIsInItsNewPlace() {
        var first = create(Map.of("price", 10));
        var second = create(Map.of("price", 20));

        courses.reprice(first, 30);

        assertThat(ids(find("sort=price&q=" + word))).containsExactly(second, first);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, many",
        "status, DONE",
        "status, open",
        "sort, oldest",
        "sort, NEWEST",
        "free, yes",
        "free, TRUE",
        "mine, 1",
        "q, ''",
        "q, +",
        "q, %25",
        "q, '%27%22'",
        "q, %00",
        "q, %F0%9F%98%80",
        "instructor, ''",
        "cursor, ''",
        "cursor, AAAA",
        "cursor, %C3%A9",
        "cursor, 00000000-0000-0000-0000-000000000000"
    })
    void badInputIsRefused(String field, String value) {
        assertFieldRefused(courses.http.get("/api/courses?" + field + "=" + value), field);
    }

    @Test
    void aTextHasAsManyCharactersAsItMay() {
        assertThat(find("q=" + encoded("\uD801\uDC00".repeat(200))).status()).isEqualTo(200);
        assertFieldRefused(anybody.get("/api/courses?q=" + "a".repeat(201)), "q");
        assertFieldRefused(anybody.get("/api/courses?instructor=" + "a".repeat(101)), "instructor");
    }

    @Test
    void theCursorOfAnotherListIsNone() {
        create(Map.of());
        create(Map.of());
        var next = find("limit=1&q=" + word).headers().firstValue("link").orElseThrow();
        var cursor = next.replaceAll(".*cursor=([^&>]*).*", "$1");

        assertThat(ids(find("q=" + word + "&cursor=" + cursor))).hasSize(1);
        for (var other : List.of("q=" + word + "&sort=title", "q=" + word + "&free=true", "", "instructor=" + word)) {
            assertFieldRefused(anybody.get("/api/courses?" + other + "&cursor=" + cursor), "cursor");
        }
    }

    @Test
    void theCursorOfSomebodyElsesListIsNone() {
        create(Map.of());
        create(Map.of());
        var link = instructor.get("/api/courses?mine=true&limit=1").headers().firstValue("link");
        var next = link.orElseThrow().replaceAll("<(.*)>.*", "$1");

        assertFieldRefused(courses.http.get(next), "cursor");
        assertThat(ids(instructor.get(next))).hasSize(1);
    }

    /** A course of the instructor's that has the word. */
    private String create(Map<String, ?> fields) {
        var body = new HashMap<String, Object>(Map.of(
                "title", "t " + word, "description", "d", "price", 20, "availableSeats", 1, "instructorName", word));
        body.putAll(fields);
        var created = instructor.post("/api/courses", body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.id();
    }

    private Answer find(String parameters) {
        return anybody.get("/api/courses?" + parameters);
    }

    private static List<Answer> walk(Http whoever, String parameters) {
        var pages = new ArrayList<Answer>();
        for (var next = whoever.get("/api/courses?" + parameters); next != null; next = whoever.next(next)) {
            pages.add(next);
        }
        return pages;
    }

    private static List<String> ids(List<Answer> pages) {
        return pages.stream().flatMap(page -> ids(page).stream()).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> ids(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return StreamSupport.stream(page.body().spliterator(), false)
                .map(course -> course.path("id").asText())
                .toList();
    }

    private String titles(List<Answer> pages) {
        var titles = new StringBuilder();
        pages.forEach(page -> page.body()
                .forEach(course -> titles.append(course.path("title").asText().replace(word, ""))));
        return titles.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
