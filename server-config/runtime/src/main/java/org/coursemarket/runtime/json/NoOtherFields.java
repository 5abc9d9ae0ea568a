package org.coursemarket.runtime.json;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Of a body in which a field that is not known is refused: ignored, a slip of the pen would change what is done. */
@Target(TYPE)
@Retention(RUNTIME)
public @interface NoOtherFields {}
