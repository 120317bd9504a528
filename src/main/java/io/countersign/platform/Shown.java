package io.countersign.platform;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A name that stands in sentences which are shown, mailed and signed: it looks like what it is, on one line. Nothing of it
 * breaks the line, hides, or turns the direction of what is around it. Null passes.
 */
@Pattern(regexp = Shown.CLEAN, message = "must be one line, of characters that show")
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
public @interface Shown {

    /** Emoji and some scripts are joined by these two; all other characters for formats turn directions or hide. */
    String JOINERS = "\\u200C\\u200D";

    String HIDDEN = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^" + JOINERS + "]]";

    String CLEAN = "[[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]" + JOINERS + "]*";

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
