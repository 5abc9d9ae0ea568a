package org.coursemarket.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test starts these programs, and is skipped where one is absent. {@code mvn -Pfull} builds nothing without them. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProgramsPresent.class)
public @interface Needs {
    /** The names. */
    String[] value();
}
