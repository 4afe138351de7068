package io.kring.contacts.importing;

import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.Enrichment;
import io.kring.contacts.person.Person;

/** What is done with a row of a person who is known; spelt as in the request. */
public enum OnMatch {
    /** what is known stays: the row fills gaps, and adds addresses, tags and the like */
    fillGaps,
    /** the row says what is true now; addresses, tags and the like are added */
    overwrite,
    /** nothing */
    skip,
    /** the row is rejected */
    reject;

    /** How a person who is known changes by what a row tells of them. */
    Enrichment change(ContactView known, Person news) {
        return this == overwrite ? Enrichment.overwriting(known, news) : Enrichment.of(known, news);
    }
}
