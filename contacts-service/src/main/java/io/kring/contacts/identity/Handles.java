package io.kring.contacts.identity;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Handles in social networks and ids in other systems, brought to one form. */
public final class Handles {
    private static final Pattern SOCIAL = Pattern.compile("([a-z][a-z0-9]{0,29}):@?([^\\s\\p{Cntrl}]{1,200})");
    private static final Pattern EXTERNAL = Pattern.compile("([a-z][a-z0-9-]{0,29}):([^\\p{Cntrl}]{1,160})");
    private static final Pattern PROFILE = Pattern.compile("/(?:in/|@)?([^/]+)/?");
    private static final Map<String, String> NETWORKS = Map.of(
            "x.com", "x",
            "twitter.com", "x",
            "facebook.com", "facebook",
            "instagram.com", "instagram",
            "linkedin.com", "linkedin",
            "github.com", "github",
            "tiktok.com", "tiktok",
            "youtube.com", "youtube",
            "t.me", "telegram");

    private Handles() {}

    /**
     * {@code network:handle} in lower case without {@code @} in front, also of the address of a profile: of
     * {@code https://www.linkedin.com/in/ann-smith/} it is {@code linkedin:ann-smith}.
     */
    public static Optional<String> social(String written) {
        var text = written.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("https://") || text.startsWith("http://")) {
            return profile(text);
        }
        var handle = SOCIAL.matcher(text);
        return handle.matches() ? Optional.of(handle.group(1) + ":" + handle.group(2)) : Optional.empty();
    }

    /** {@code system:id}; the name of the system in lower case, the id as it is written. */
    public static Optional<String> external(String written) {
        var text = written.strip();
        var colon = text.indexOf(':');
        var id = colon < 0 ? text : text.substring(0, colon).toLowerCase(Locale.ROOT) + text.substring(colon);
        return Optional.of(id).filter(EXTERNAL.asMatchPredicate());
    }

    private static Optional<String> profile(String address) {
        try {
            var uri = URI.create(address);
            var host = uri.getHost() == null ? "" : uri.getHost().replaceFirst("^(www|m|mobile|nl|fi)\\.", "");
            var path = PROFILE.matcher(uri.getPath());
            return Optional.ofNullable(NETWORKS.get(host))
                    .filter(network -> path.matches())
                    .map(network -> network + ":" + path.group(1));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
