package org.coursemarket.course;

import org.coursemarket.testing.EveryProblemType;

class ProblemTypesTest extends EveryProblemType {
    ProblemTypesTest() {
        super("course-war", "org.coursemarket.course");
    }
}
