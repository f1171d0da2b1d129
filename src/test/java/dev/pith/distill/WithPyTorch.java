package dev.pith.distill;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * For tests of what learns. PyTorch is 110 MB of jars that only recipes with gradients need and so
 * not among the dependencies: without it these are skipped, and say so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
    value = "dev.pith.distill.PyTorch#isThere",
    disabledReason = "PyTorch is not on the class path: ./pith fetch pytorch")
@interface WithPyTorch {}
