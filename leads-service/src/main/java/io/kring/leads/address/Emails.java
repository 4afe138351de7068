package io.kring.leads.address;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;

/** E-mail addresses as people write them, brought to one form. */
public final class Emails {
    private static final Pattern OUTLANDISH = Pattern.compile("[\\p{Cntrl}\\\\]");

    private Emails() {}

    /**
     * The canonical form: trimmed, without {@code mailto:}, in lower case. Mail systems that tell upper from lower case in
     * the local part (RFC 5321, 2.4) are not met in practice; people who write their address in two ways are. Control
     * characters and escapes, which a quoted local part may have, are refused: nobody has them, and other systems trip.
     */
    public static Optional<String> canonical(String written) {
        var address = written.strip().toLowerCase(Locale.ROOT);
        if (address.startsWith("mailto:")) {
            address = address.substring("mailto:".length());
        }
        return OUTLANDISH.matcher(address).find()
                        || !EmailValidator.getInstance().isValid(address)
                ? Optional.empty()
                : Optional.of(address);
    }
}
