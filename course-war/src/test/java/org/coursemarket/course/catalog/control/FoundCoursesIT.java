package org.coursemarket.course.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CourseSort;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.CourseTexts;
import org.coursemarket.course.catalog.entity.FoldedText;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.catalog.entity.Shelf;
import org.coursemarket.course.catalog.entity.WantedCourses;
import org.coursemarket.course.seats.control.LedgerDatabase;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks through the list of courses on real databases, beside a search of all courses one by one. */
@ParameterizedClass
@EnumSource
class FoundCoursesIT {
    private static final IfMatch ANY_VERSION = IfMatch.ofAny(List.of());
    private static final int COURSES = 60;
    private static final int WALKS = 120;
    private static final List<String> WORDS = List.of(
            "Java", "JAVASCRIPT", "jakarta", "Straße", "Čapek", "c", "日本語", "100%", "_", "o'clock", "\"quoted\"");
    private static final List<String> NAMES = List.of("Ada Lovelace", "ÁDA  lovelace", "Ada", "Grace", "%", "Grace H.");
    private static final List<String> OWNERS = List.of("ada", "grace");
    private static final List<Caller> CALLERS =
            List.of(new Caller("ada", false), new Caller("nobody", false), new Caller("root", true));

    private final Random random = new Random(7);
    private final SettableClock clock = new SettableClock();
    private final EntityManagerFactory database;
    private final ListNode list;
    private final Map<UUID, CourseDetails> courses = new HashMap<>();
    private final Map<UUID, String> owners = new HashMap<>();

    FoundCoursesIT(TestDatabase kind) {
        database = LedgerDatabase.on(kind);
        list = new ListNode(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Rare words and common ones, windows that end in the midst of all. */
    @ParameterizedTest
    @CsvSource({"1000, 1000", "0, 7", "3, 1"})
    void walkFindsWhatIsWantedInItsOrder(int rare, int window) {
        list.with(rare, window);
        createSome();

        for (int i = 0; i < WALKS; i++) {
            var wish = anyWish();
            var caller = anyCaller(wish);
            int limit = 1 + random.nextInt(3);

            var found = list.walk(wish, limit, caller.orElse(null), () -> {});

            assertThat(ids(found)).as(wish + " of " + caller).isEqualTo(wanted(wish, caller));
        }
    }

    /** Others come, move in the order, and go, in front of the page and behind it. */
    @ParameterizedTest
    @CsvSource({"1000, 1000", "0, 7"})
    void whatNobodyTouchesIsFoundOnce(int rare, int window) {
        list.with(rare, window);
        createSome();
        for (var sort : CourseSort.values()) {
            var wish = new WantedCourses(random.nextBoolean() ? null : "java", null, false, null, false, sort);
            var before = wanted(wish, Optional.empty());
            var touched = new HashSet<UUID>();

            var found = list.walk(wish, 2, null, () -> {
                touched.add(create().id());
                touched.add(touchAny());
            });

            assertThat(ids(found).stream().filter(id -> !touched.contains(id)).toList())
                    .isEqualTo(
                            before.stream().filter(id -> !touched.contains(id)).toList());
        }
    }

    @Test
    void coursesFromBeforeThereWasAListGetIntoIt() {
        createSome();
        list.create(new NewCourse("Java", "d", BigDecimal.ONE, 1, "i", null), null); // nobody's
        var all = new WantedCourses("ja", null, false, null, false, CourseSort.TITLE);
        var before = ids(list.walk(all, 100, CALLERS.get(2), () -> {}));
        list.forgetList();
        list.change(before.get(0), course -> course.reprice(BigDecimal.ONE, clock.instant()));

        assertThat(ids(list.walk(all, 100, CALLERS.get(2), () -> {}))).containsExactly(before.get(0));
        while (list.listSome()) {
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(ids(list.walk(all, 100, CALLERS.get(2), () -> {}))).isEqualTo(before);
    }

    /** Many who are signed in have theirs looked at by one query. */
    @Test
    void ownShelvesOfManyAreToldApart() {
        createSome();
        var shelves = Stream.of("ada", "nobody", "grace", "somebody", "root")
                .map(owner -> new Shelf(owner, CourseStatus.DRAFT))
                .toList();

        assertThat(list.filled(shelves)).containsExactlyInAnyOrder(shelves.get(0), shelves.get(2));
    }

    @Test
    void aCourseHasAllItsWords() {
        var words = Stream.iterate(0x4e00, character -> character + 1)
                .map(Character::toString)
                .limit(2_000)
                .toList();
        var course = list.create(new NewCourse("t", String.join(" ", words), BigDecimal.ONE, 1, "i", null), "ada");
        var end = Character.toString(0x4e00 + 1_999);

        assertThat(ids(find(end))).containsExactly(course.id());

        edit(course.id(), "other");

        assertThat(find(end)).isEmpty();
        assertThat(ids(find("oth"))).containsExactly(course.id());
        assertThat(find("othera")).isEmpty();
    }

    @Test
    void longTextsFitIntoTheIndexes() {
        var largest = "\uFDFA"; // one character that stands for eighteen
        var course = list.create(
                new NewCourse(largest.repeat(200), largest.repeat(4_000), BigDecimal.ONE, 1, largest.repeat(100), null),
                "ada");

        assertThat(ids(list.walk(
                        new WantedCourses(largest, largest.repeat(100), false, null, true, CourseSort.TITLE),
                        1,
                        null,
                        () -> {})))
                .containsExactly(course.id());
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        createSome();
        var wish = new WantedCourses("ja", null, false, null, false, CourseSort.PRICE);
        var cursor = list.page(wish, null, 1, null).next().orElseThrow();

        for (var other : List.of(
                new WantedCourses("ja", null, false, null, false, CourseSort.TITLE),
                new WantedCourses("jav", null, false, null, false, CourseSort.PRICE),
                new WantedCourses("ja", null, false, null, true, CourseSort.PRICE),
                new WantedCourses("ja", null, true, null, false, CourseSort.PRICE))) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> list.page(other, cursor, 1, CALLERS.get(0)))
                    .withMessageContaining("cursor");
        }
        for (var none : List.of("", "A", "AAAA", "é", cursor + "A", cursor.substring(1), cursor + "=")) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> list.page(wish, none, 1, null))
                    .withMessageContaining("cursor");
        }
    }

    private List<CourseDetails> find(String words) {
        return list.walk(new WantedCourses(words, null, false, null, false, CourseSort.NEWEST), 3, null, () -> {});
    }

    private void createSome() {
        for (int i = 0; i < COURSES; i++) {
            create();
        }
    }

    private CourseDetails create() {
        clock.advance(Duration.ofMillis(random.nextInt(3)));
        var owner = any(OWNERS);
        var status = any(List.of(CourseStatus.values()));
        var course = list.create(
                new NewCourse(
                        anyWords(2),
                        anyWords(4),
                        BigDecimal.valueOf(random.nextInt(3)),
                        random.nextInt(2),
                        any(NAMES),
                        status == CourseStatus.DRAFT ? "DRAFT" : null),
                owner);
        owners.put(course.id(), owner);
        courses.put(course.id(), course);
        become(course.id(), status);
        return course;
    }

    private void become(UUID id, CourseStatus status) {
        list.change(id, course -> {
            course.become(status, ANY_VERSION, clock.instant());
            courses.put(id, course.details(clock.instant()));
        });
    }

    private UUID touchAny() {
        var id = any(courses.keySet().stream().sorted().toList());
        switch (random.nextInt(3)) {
            case 0 -> edit(id, anyWords(2));
            case 1 ->
                list.change(id, course -> {
                    course.reprice(BigDecimal.valueOf(random.nextInt(3)), clock.instant());
                    courses.put(id, course.details(clock.instant()));
                });
            default -> {
                if (courses.get(id).status() == CourseStatus.OPEN) {
                    become(id, CourseStatus.CLOSED);
                }
            }
        }
        return id;
    }

    private void edit(UUID id, String text) {
        list.change(id, course -> {
            course.edit(new CourseTexts(text, text, null), ANY_VERSION);
            courses.put(id, course.details(clock.instant()));
        });
    }

    private WantedCourses anyWish() {
        var words =
                List.of("j", "java ja", "STRASSE", "capek C", "日", "100", "o clock quot", "ada", "nothing", "GRACE H");
        return new WantedCourses(
                random.nextBoolean() ? null : any(words),
                random.nextInt(3) > 0 ? null : any(NAMES),
                random.nextInt(4) == 0,
                random.nextBoolean() ? null : any(List.of(CourseStatus.values())),
                random.nextBoolean(),
                any(List.of(CourseSort.values())));
    }

    private Optional<Caller> anyCaller(WantedCourses wish) {
        return random.nextBoolean() && !wish.isMine() ? Optional.empty() : Optional.of(any(CALLERS));
    }

    private List<UUID> wanted(WantedCourses wish, Optional<Caller> caller) {
        Comparator<CourseDetails> order = switch (wish.sort()) {
            case NEWEST -> Comparator.comparing(CourseDetails::createdAt).reversed();
            case PRICE -> Comparator.comparing(CourseDetails::basePrice);
            case TITLE -> Comparator.comparing(course -> FoldedText.of(course.title()));
        };
        return courses.values().stream()
                .filter(course -> isWanted(course, wish, caller))
                .sorted(order.thenComparing(course -> course.id().toString()))
                .map(CourseDetails::id)
                .toList();
    }

    private boolean isWanted(CourseDetails course, WantedCourses wish, Optional<Caller> caller) {
        var owner = owners.get(course.id());
        var words = Stream.of(course.title(), course.description(), course.instructorName())
                .flatMap(text -> FoldedText.words(text).stream())
                .collect(Collectors.toSet());
        return (course.status() != CourseStatus.DRAFT
                        || caller.filter(who -> who.mayActFor(owner)).isPresent())
                && (!wish.isMine() || caller.orElseThrow().subject().equals(owner))
                && (wish.status() == null || wish.status() == course.status())
                && (!wish.isFree() || course.availableSeats() > 0)
                && (wish.instructor() == null
                        || FoldedText.of(wish.instructor()).equals(FoldedText.of(course.instructorName())))
                && (wish.q() == null
                        || FoldedText.words(wish.q()).stream()
                                .allMatch(begin -> words.stream().anyMatch(word -> word.startsWith(begin))));
    }

    private String anyWords(int most) {
        var words = new ArrayList<String>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            words.add(any(WORDS));
        }
        return String.join(" ", words);
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static List<UUID> ids(List<CourseDetails> courses) {
        return courses.stream().map(CourseDetails::id).toList();
    }
}
