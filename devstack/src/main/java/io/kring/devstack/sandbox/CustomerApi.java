package io.kring.devstack.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.kring.devstack.sandbox.Entry.Mailed;
import io.kring.devstack.sandbox.Web.Answer;
import io.kring.devstack.sandbox.Web.Refused;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The customers' side: what they received, how much of it, and what they answer. */
final class CustomerApi {

    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 50_000;

    private final List<Account> accounts;
    private final Messages messages;
    private final Webhooks webhooks;

    CustomerApi(List<Account> accounts, Messages messages, Webhooks webhooks) {
        this.accounts = accounts;
        this.messages = messages;
        this.webhooks = webhooks;
    }

    /** {@code GET /api/tenants}. */
    Answer tenants(HttpExchange exchange) {
        Web.requireMethod(exchange, "GET");
        return new Answer(200, accounts.stream().map(CustomerApi::view).toList());
    }

    private static Map<String, String> view(Account account) {
        return Map.of("tenant", account.tenant(), "number", account.number(), "email", account.email());
    }

    /** {@code GET /api/messages?tenant=&to=&contains=&limit=}, newest first, or {@code DELETE} to forget everything, keys too. */
    Answer messages(HttpExchange exchange) {
        if (exchange.getRequestMethod().equals("DELETE")) {
            messages.clear();
            return new Answer(200, Map.of("cleared", true));
        }
        Web.requireMethod(exchange, "GET");
        var query = Web.query(exchange);
        var found = messages.find(smsFilter(query), limit(query));
        return new Answer(
                200, Map.of("items", found.stream().map(CustomerApi::view).toList()));
    }

    private static Map<String, String> view(Sms sms) {
        var view = new LinkedHashMap<String, String>();
        view.put("sid", sms.sid());
        view.put("tenant", sms.tenant());
        view.put("direction", sms.isReply() ? "inbound" : "outbound");
        view.put("customer", sms.customer());
        view.put("to", sms.to());
        view.put("from", sms.from());
        view.put("text", sms.text());
        view.put("status", sms.outcome());
        view.put("at", sms.at());
        return view;
    }

    /** {@code GET /api/emails?tenant=&to=&contains=&limit=}, newest first. */
    Answer emails(HttpExchange exchange) {
        Web.requireMethod(exchange, "GET");
        var query = Web.query(exchange);
        return new Answer(200, Map.of("items", messages.findMails(mailFilter(query), limit(query))));
    }

    /** {@code GET /api/counts?tenant=&to=&contains=}. */
    Answer counts(HttpExchange exchange) {
        Web.requireMethod(exchange, "GET");
        var query = Web.query(exchange);
        var sms = messages.count(smsFilter(query));
        return new Answer(200, Map.of("sms", sms, "email", Map.of("received", messages.countMails(mailFilter(query)))));
    }

    /** {@code POST /api/replies} with {@code {tenant, from, text}}: a customer writes to the tenant's number. */
    Answer reply(HttpExchange exchange) throws IOException {
        Web.requireMethod(exchange, "POST");
        var reply = parsed(Web.body(exchange));
        var account = accounts.stream()
                .filter(candidate ->
                        candidate.tenant().equals(reply.path("tenant").asText()))
                .findFirst()
                .orElseThrow(() -> Refused.because(400, "tenant: there is no such tenant"));
        var from = reply.path("from").asText();
        if (!from.matches("\\+[1-9][0-9]{6,14}")) {
            throw Refused.because(400, "from: write the number as +31612345678");
        }
        var text = reply.path("text").asText();
        if (text.isBlank()) {
            throw Refused.because(400, "text: write something");
        }
        var replied =
                new Entry.Replied(TwilioApi.newSid(), account.tenant(), from, account.number(), text, Entry.now());
        messages.record(replied);
        webhooks.schedule(Sms.of(replied));
        return new Answer(202, Map.of("sid", replied.sid()));
    }

    private static JsonNode parsed(String body) {
        try {
            return Web.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refused.because(400, "The body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Predicate<Sms> smsFilter(Map<String, String> query) {
        return sms -> matches(query, "tenant", sms.tenant())
                && matches(query, "to", sms.to())
                && sms.text().contains(query.getOrDefault("contains", ""));
    }

    private static Predicate<Mailed> mailFilter(Map<String, String> query) {
        var mark = query.getOrDefault("contains", "");
        return mail -> matches(query, "tenant", mail.tenant())
                && matches(query, "to", mail.to())
                && (mail.subject().contains(mark) || mail.text().contains(mark));
    }

    private static boolean matches(Map<String, String> query, String field, String value) {
        var wanted = query.getOrDefault(field, "");
        return wanted.isEmpty() || wanted.equals(value);
    }

    private static int limit(Map<String, String> query) {
        try {
            var limit = Integer.parseInt(query.getOrDefault("limit", String.valueOf(USUAL_LIMIT)));
            return Math.clamp(limit, 1, HIGHEST_LIMIT);
        } catch (NumberFormatException e) {
            throw Refused.because(400, "limit: write a number");
        }
    }
}
