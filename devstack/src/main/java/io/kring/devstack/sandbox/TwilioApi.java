package io.kring.devstack.sandbox;

import com.sun.net.httpserver.HttpExchange;
import io.kring.devstack.sandbox.Web.Answer;
import io.kring.devstack.sandbox.Web.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Twilio's API for sending a message: {@code POST /2010-04-01/Accounts/{sid}/Messages.json}. */
final class TwilioApi implements Web.Endpoint {

    static final String VERSION = "2010-04-01";
    static final String PATH = "/" + VERSION + "/Accounts/";

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern MESSAGES = Pattern.compile(Pattern.quote(PATH) + "(AC[0-9a-f]{32})/Messages\\.json");
    private static final int LONGEST_TEXT = 1600;

    private final List<Account> accounts;
    private final Messages messages;
    private final Webhooks webhooks;

    TwilioApi(List<Account> accounts, Messages messages, Webhooks webhooks) {
        this.accounts = accounts;
        this.messages = messages;
        this.webhooks = webhooks;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws IOException {
        var path = MESSAGES.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            throw refused(
                    404,
                    20404,
                    "The requested resource " + exchange.getRequestURI().getPath() + " was not found");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            throw refused(405, 20004, "Method not allowed");
        }
        var account = authenticated(path.group(1), exchange.getRequestHeaders().getFirst("Authorization"));
        var form = Web.form(Web.body(exchange));
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        check(form, account);
        var acceptance = messages.accept(account.tenant(), key, () -> message(account, form, key));
        if (acceptance.isNew()) {
            webhooks.schedule(acceptance.sms());
        }
        return new Answer(201, described(acceptance.sms(), account));
    }

    private static Entry.Accepted message(Account account, Map<String, String> form, @Nullable String key) {
        return new Entry.Accepted(
                newSid(),
                account.tenant(),
                form.getOrDefault("To", ""),
                account.number(),
                form.getOrDefault("Body", ""),
                form.get("StatusCallback"),
                key,
                Entry.now());
    }

    static String newSid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    private Account authenticated(String sid, @Nullable String authorization) {
        var given = (authorization == null ? "" : authorization).getBytes(StandardCharsets.UTF_8);
        return accounts.stream()
                .filter(account -> account.sid().equals(sid) && MessageDigest.isEqual(basic(account), given))
                .findFirst()
                .orElseThrow(() -> refused(401, 20003, "Authenticate"));
    }

    private static byte[] basic(Account account) {
        var credentials = (account.sid() + ":" + account.token()).getBytes(StandardCharsets.UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(credentials)).getBytes(StandardCharsets.UTF_8);
    }

    private static void check(Map<String, String> form, Account account) {
        var to = form.getOrDefault("To", "");
        var from = form.getOrDefault("From", "");
        var text = form.getOrDefault("Body", "");
        if (to.isEmpty()) {
            throw refused(400, 21604, "A 'To' phone number is required.");
        }
        if (!E164.matcher(to).matches()) {
            throw refused(400, 21211, "The 'To' number " + to + " is not a valid phone number.");
        }
        if (from.isEmpty()) {
            throw refused(400, 21603, "A 'From' phone number is required.");
        }
        if (!from.equals(account.number())) {
            throw refused(400, 21606, "The 'From' phone number " + from + " is not one of this account.");
        }
        if (text.isEmpty()) {
            throw refused(400, 21602, "Message body is required.");
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw refused(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
        }
    }

    private static Refused refused(int status, int code, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", code);
        body.put("message", message);
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", status);
        return new Refused(status, body);
    }

    private static Map<String, @Nullable Object> described(Sms sms, Account account) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.parse(sms.at()).atOffset(ZoneOffset.UTC));
        var uri = PATH + account.sid() + "/Messages/" + sms.sid();
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("account_sid", account.sid());
        body.put("api_version", VERSION);
        body.put("body", sms.text());
        body.put("date_created", date);
        body.put("date_sent", null);
        body.put("date_updated", date);
        body.put("direction", "outbound-api");
        body.put("error_code", null);
        body.put("error_message", null);
        body.put("from", sms.from());
        body.put("messaging_service_sid", null);
        body.put("num_media", "0");
        body.put("num_segments", String.valueOf(Segments.of(sms.text())));
        body.put("price", null);
        body.put("price_unit", "EUR");
        body.put("sid", sms.sid());
        body.put("status", "queued");
        body.put("subresource_uris", Map.of("media", uri + "/Media.json"));
        body.put("to", sms.to());
        body.put("uri", uri + ".json");
        return body;
    }
}
