package io.kring.devstack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asking a part whether it is there. */
final class Http {

    private static final int TIMEOUT_MILLIS = 3_000;

    private Http() {}

    /** Whether a GET answers 200 within three seconds. */
    static boolean isOk(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("Connection", "close");
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
