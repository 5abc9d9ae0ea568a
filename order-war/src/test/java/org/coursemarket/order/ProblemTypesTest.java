package org.coursemarket.order;

import org.coursemarket.testing.EveryProblemType;

class ProblemTypesTest extends EveryProblemType {
    ProblemTypesTest() {
        super("order-war", "org.coursemarket.order");
    }
}
