package org.coursemarket.course.development.boundary;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;

/** Is not there unless the development issuer is on, nor for anybody but this machine, nor through a proxy. */
@NameBinding
@Retention(RUNTIME)
public @interface DevelopmentOnly {}
