package org.coursemarket.course.catalog.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;

/**
 * Which courses somebody looks for.
 *
 * @param q words that the course has, or their beginnings; null for any
 * @param instructor the name of its instructor; null for any
 * @param isMine whether it belongs to who looks for it
 * @param status null for any
 * @param isFree whether it has a seat that can be had
 */
public record WantedCourses(
        String q, String instructor, boolean isMine, CourseStatus status, boolean isFree, CourseSort sort) {
    /**
     * What the course must have, the rarest perhaps first: the name, then the longest words. What follows from another one is left out.
     *
     * @throws InvalidInput if q has no word
     */
    public List<Term> terms() {
        var terms = new ArrayList<Term>();
        if (instructor != null) {
            terms.add(Term.ofInstructor(instructor));
        }
        if (q != null) {
            var words = FoldedText.words(q).stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .map(Term::ofWord)
                    .toList();
            if (words.isEmpty()) {
                throw new InvalidInput("q", "must have a letter or a digit");
            }
            words.stream()
                    .filter(word -> terms.stream().noneMatch(word::isImpliedBy))
                    .forEach(terms::add);
        }
        return terms;
    }

    /**
     * Where to look. Drafts are on the shelves of those alone who may see them.
     *
     * @param caller empty for somebody who has not said who they are, and then the courses may not be theirs
     */
    public List<Shelf> shelves(Optional<Caller> caller) {
        var statuses = status == null ? Arrays.stream(CourseStatus.values()) : Stream.of(status);
        return statuses.flatMap(one -> shelf(one, caller).stream()).toList();
    }

    private Optional<Shelf> shelf(CourseStatus one, Optional<Caller> caller) {
        boolean isForAll =
                one != CourseStatus.DRAFT || caller.filter(Caller::isAdmin).isPresent();
        return isForAll && !isMine
                ? Optional.of(new Shelf(null, one))
                : caller.map(owner -> new Shelf(owner.subject(), one));
    }

    /** What tells this list from others. */
    public String name(Optional<Caller> caller) {
        var owner = isMine ? caller.map(Caller::subject).orElse("") : "";
        return String.join(
                "\u0000",
                Objects.requireNonNullElse(q, ""),
                Objects.requireNonNullElse(instructor, ""),
                owner,
                status + " " + isFree + " " + sort);
    }
}
