/** The search for duplicates among everybody, in the background. */
@NullMarked
package io.kring.contacts.duplicate.run;

import org.jspecify.annotations.NullMarked;
