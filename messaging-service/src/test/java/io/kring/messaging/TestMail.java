package io.kring.messaging;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.jspecify.annotations.Nullable;

/** The mail server that test mail goes to. */
public final class TestMail {
    private static @Nullable GreenMail running;

    private TestMail() {}

    public static synchronized GreenMail running() {
        var mail = running;
        if (mail == null) {
            mail = new GreenMail(ServerSetup.SMTP.dynamicPort().setVerbose(false));
            mail.start();
            running = mail;
        }
        return mail;
    }
}
