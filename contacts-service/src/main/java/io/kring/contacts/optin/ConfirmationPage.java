package io.kring.contacts.optin;

import io.kring.contacts.publicpage.Language;
import io.quarkus.qute.TemplateInstance;

/**
 * Where somebody confirms consent.
 *
 * @param address where the link was sent, masked
 * @param preferences the way to all that they agreed to, once they confirmed
 */
record ConfirmationPage(
        Language language, String token, String address, String text, boolean confirmed, String preferences)
        implements TemplateInstance {}
