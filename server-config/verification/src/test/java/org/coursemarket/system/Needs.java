package org.coursemarket.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test starts these programs, each named as its Debian package is. Where one is absent the test is skipped, or fails if
 * {@code -Drequired.programs=}, a list with commas, has its name.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProgramsPresent.class)
public @interface Needs {
    /** The names. */
    String[] value();
}
