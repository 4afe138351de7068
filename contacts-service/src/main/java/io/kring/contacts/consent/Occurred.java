package io.kring.contacts.consent;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time at which something can have happened: from 1900 until now. The last entry of the ledger is the present state, so
 * consent dated in the future could not be withdrawn before then.
 */
@Constraint(validatedBy = Occurred.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Occurred {
    String message() default "must be a time between 1900 and now";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Lets clocks differ by a minute. */
    class Check implements ConstraintValidator<Occurred, Instant> {
        private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
        private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

        @Override
        public boolean isValid(@Nullable Instant time, ConstraintValidatorContext context) {
            return time == null
                    || (!time.isBefore(EARLIEST) && time.isBefore(Instant.now().plus(CLOCKS_DIFFER)));
        }
    }
}
