package io.kring.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The check of {@code X-Twilio-Signature}: base64 of HMAC-SHA1, by the account's auth token, of the full address and the
 * posted parameters in order of their names.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security">Twilio: security</a>
 */
final class TwilioSignature {
    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    TwilioSignature(String authToken) {
        key = new SecretKeySpec(authToken.getBytes(UTF_8), ALGORITHM);
    }

    /** Tries the address with and without its port too, since Twilio's own systems differ in which of them they sign. */
    boolean isOf(String signature, URI url, Map<String, List<String>> posted) {
        var parameters = joined(posted);
        return Stream.of(url.toString(), withPort(url), withoutPort(url))
                .anyMatch(address -> MessageDigest.isEqual(sign(address + parameters), signature.getBytes(UTF_8)));
    }

    private static String joined(Map<String, List<String>> posted) {
        var text = new StringBuilder();
        new TreeMap<>(posted)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    private byte[] sign(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encode(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String withPort(URI url) {
        return url.getPort() >= 0 ? url.toString() : at(url, ":" + ("https".equals(url.getScheme()) ? 443 : 80));
    }

    private static String withoutPort(URI url) {
        return at(url, "");
    }

    private static String at(URI url, String port) {
        var query = url.getRawQuery();
        return url.getScheme() + "://" + url.getHost() + port + url.getRawPath() + (query == null ? "" : "?" + query);
    }
}
