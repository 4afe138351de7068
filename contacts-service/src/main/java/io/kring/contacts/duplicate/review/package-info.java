/** Pairs of people who may be one, for users to look at and decide about. */
@NullMarked
package io.kring.contacts.duplicate.review;

import org.jspecify.annotations.NullMarked;
