package io.kring.contacts.preference;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.publicpage.NoPageException;
import jakarta.ws.rs.FormParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page sends.
 *
 * @param agree the boxes that are ticked
 * @param shown the boxes that were ticked when the page was shown
 * @param prefer the channel that is chosen; empty for none
 * @param preferred the channel that was chosen when the page was shown
 * @param stop there where the button that stops everything was pressed
 */
record PreferenceForm(
        @FormParam("agree") List<String> agree,
        @FormParam("shown") List<String> shown,
        @FormParam("prefer") @Nullable String prefer,
        @FormParam("preferred") @Nullable String preferred,
        @FormParam("stop") @Nullable String stop) {

    Set<Box> ticked() {
        return boxes(agree);
    }

    Set<Box> shownTicked() {
        return boxes(shown);
    }

    boolean stopsAll() {
        return stop != null;
    }

    boolean changesPreferred() {
        return prefer != null && !prefer.equals(preferred);
    }

    @Nullable
    Channel preferredChannel() {
        if (prefer == null || prefer.isEmpty()) {
            return null;
        }
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(prefer))
                .findFirst()
                .orElseThrow(NoPageException::unreadable);
    }

    private static Set<Box> boxes(@Nullable List<String> keys) {
        return Optional.ofNullable(keys).orElse(List.of()).stream()
                .map(key -> Box.of(key).orElseThrow(NoPageException::unreadable))
                .collect(Collectors.toSet());
    }
}
