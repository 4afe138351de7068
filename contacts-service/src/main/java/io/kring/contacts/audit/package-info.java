/** Who has read sensitive fields of whom. */
@NullMarked
package io.kring.contacts.audit;

import org.jspecify.annotations.NullMarked;
