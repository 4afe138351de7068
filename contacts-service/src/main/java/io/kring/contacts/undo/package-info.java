/** Takes back what was done together: every person as they were before, except where somebody changed the same since. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.undo;
