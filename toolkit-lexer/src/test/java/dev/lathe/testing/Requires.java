package dev.lathe.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;

/**
 * On a class of jqwik properties or on one property: what it needs. Where looking that up skips ({@link Oracle#find}, {@link
 * Corpora#folder}), the properties are skipped. Inside a property a skip would only discard one try.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requires {

  /** Classes with a constructor without parameters whose {@code get} looks the thing up. */
  Class<? extends Supplier<?>>[] value();
}
