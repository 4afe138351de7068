/** How what is written and what is typed are compared. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.search.text;
