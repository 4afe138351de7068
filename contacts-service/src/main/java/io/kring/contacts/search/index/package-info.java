/** Keeps the words by which people are found, behind the people themselves. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.search.index;
