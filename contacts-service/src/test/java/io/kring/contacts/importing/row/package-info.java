/** What the rows of a file say: which column holds what, and the person that a row tells of. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.importing.row;
