/** The copy of all that is kept of a person, as files for them. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.privacy.dossier;
