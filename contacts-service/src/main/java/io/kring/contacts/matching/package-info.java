/** Tells whether two records are of one person: a scored comparison, and the keys that find whom to compare. */
@NullMarked
package io.kring.contacts.matching;

import org.jspecify.annotations.NullMarked;
