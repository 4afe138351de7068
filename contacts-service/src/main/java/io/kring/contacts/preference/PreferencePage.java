package io.kring.contacts.preference;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.publicpage.Language;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page.
 *
 * @param name empty where it is not known
 * @param saved whether it says that something was saved
 */
record PreferencePage(
        Language language,
        String token,
        String name,
        List<Preferences.Row> rows,
        List<Purpose> purposes,
        @Nullable Channel preferred,
        boolean saved)
        implements TemplateInstance {}
