package io.kring.contacts.merge;

import io.kring.contacts.person.ContactView;
import java.util.List;
import java.util.UUID;

/**
 * What a merge did, or will do.
 *
 * @param changeId undoes it by {@code /changes/{id}/undo}
 * @param contact the survivor from now on
 * @param merged the others, as they were
 * @param fields that anybody had a value of
 */
public record MergeReceipt(
        UUID changeId,
        boolean dryRun,
        ContactView contact,
        List<ContactView> merged,
        List<MergedField> fields,
        Moved moved) {
    /**
     * What is found at the survivor from now on.
     *
     * @param timelineEntries of the others; 10,000 stands for as many or more
     * @param activities that concerned the others
     * @param consents entries of the others' ledgers
     * @param references people who named one of the others, as who brought them or in a custom field
     */
    public record Moved(int timelineEntries, int activities, int consents, int references) {}
}
