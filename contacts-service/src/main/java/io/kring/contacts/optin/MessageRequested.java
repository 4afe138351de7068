package io.kring.contacts.optin;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.publicpage.Texts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code message.requested.v1}.
 *
 * @param subject of an e-mail
 */
record MessageRequested(
        UUID messageId,
        UUID contactId,
        String address,
        Channel channel,
        Purpose purpose,
        @Nullable UUID campaignId,
        @Nullable String subject,
        String text,
        Instant requestedAt) {

    /**
     * The message that asks to confirm. It says nothing that whoever filled in a form wrote, such as a name: it may go to somebody
     * else.
     *
     * @param until as it is read
     */
    static MessageRequested asking(ConsentRequest request, String url, String until, Texts texts) {
        var mail = request.channel() == Channel.email;
        return new MessageRequested(
                request.requestId(),
                request.contactId(),
                request.address(),
                request.channel(),
                Purpose.service,
                null,
                mail ? texts.confirmSubject() : null,
                mail ? texts.confirmMail(request.text(), url, until) : texts.confirmSms(url),
                request.requestedAt());
    }
}
