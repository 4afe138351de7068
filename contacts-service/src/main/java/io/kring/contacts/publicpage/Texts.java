package io.kring.contacts.publicpage;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Purpose;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What pages and messages say; the words are in {@code messages/texts_<language>.properties}. */
@MessageBundle(value = "texts", locale = "en")
public interface Texts {
    @Message
    String otherLanguages();

    @Message
    String channel(Channel channel);

    @Message
    String purpose(Purpose purpose);

    @Message
    String answer(ConsentState answer);

    @Message
    String preferencesTitle();

    @Message
    String greeting(String name);

    @Message
    String intro();

    @Message
    String noAddress();

    @Message
    String preferredTitle();

    @Message
    String preferredHint();

    @Message
    String noPreference();

    @Message
    String save();

    @Message
    String saved();

    @Message
    String stopTitle();

    @Message
    String stop();

    @Message
    String stopHint();

    @Message
    String confirmTitle();

    @Message
    String confirmQuestion(String address);

    @Message
    String confirmButton();

    @Message
    String confirmHint();

    @Message
    String confirmedTitle();

    @Message
    String confirmedText();

    @Message
    String toPreferences();

    @Message
    String noPageTitle(NoPageException.Reason reason);

    @Message
    String noPageText(NoPageException.Reason reason);

    @Message
    String wording(String channel, String purpose);

    @Message
    String confirmSubject();

    @Message
    String confirmMail(String text, String url, String until);

    @Message
    String confirmSms(String url);
}
