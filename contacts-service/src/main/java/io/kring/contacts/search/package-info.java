/** Finds people while somebody types: by names with typos and without accents, addresses, company and place, ranked. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.search;
