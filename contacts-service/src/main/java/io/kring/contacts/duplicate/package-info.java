/** People who may be one: found when somebody is written down, asked for, or all at once, and decided about by users. */
@NullMarked
package io.kring.contacts.duplicate;

import org.jspecify.annotations.NullMarked;
