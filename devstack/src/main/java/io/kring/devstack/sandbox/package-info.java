/** The outside world of a development stack: an SMS provider and a mail server that deliver to nobody. */
@NullMarked
package io.kring.devstack.sandbox;

import org.jspecify.annotations.NullMarked;
