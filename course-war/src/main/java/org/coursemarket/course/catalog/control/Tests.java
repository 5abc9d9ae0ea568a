package org.coursemarket.course.catalog.control;

import java.util.List;
import org.coursemarket.course.catalog.entity.Term;

/**
 * What a course of the list must be beside being on a shelf.
 *
 * @param isFree whether it must have a seat that can be had
 */
record Tests(List<Term> terms, boolean isFree) {
    int count() {
        return terms.size() + (isFree ? 1 : 0);
    }

    /** The same for a course that has this term. */
    Tests without(Term passed) {
        return new Tests(terms.stream().filter(term -> !term.equals(passed)).toList(), isFree);
    }
}
