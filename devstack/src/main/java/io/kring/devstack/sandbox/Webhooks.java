package io.kring.devstack.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells tenants what became of their messages and what customers wrote, as Twilio does: form fields, signed, again and
 * again until they are acknowledged with a 2xx.
 */
final class Webhooks implements AutoCloseable {

    private static final int IN_FLIGHT = 64;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Map<String, Account> accounts;
    private final Messages messages;
    private final Duration delay;
    private final boolean alsoSent;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param delay between accepting a message and reporting its end
     * @param alsoSent whether {@code sent} is reported too, before the final status
     */
    Webhooks(List<Account> accounts, Messages messages, Duration delay, boolean alsoSent) {
        this.accounts = accounts.stream().collect(Collectors.toMap(Account::tenant, Function.identity()));
        this.messages = messages;
        this.delay = delay;
        this.alsoSent = alsoSent;
    }

    /** Reports a message once its delay has passed. */
    void schedule(Sms sms) {
        if (messages.awaitsWebhook(sms.sid())) {
            after(delay, () -> report(sms, FIRST_PAUSE));
        }
    }

    private void after(Duration pause, Runnable task) {
        var _ = clock.schedule(() -> senders.execute(task), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void report(Sms sms, Duration pause) {
        var account = accounts.get(sms.tenant());
        if (account == null || !messages.awaitsWebhook(sms.sid())) {
            return;
        }
        if (reported(sms, account)) {
            messages.record(new Entry.Settled(sms.sid()));
        } else {
            var doubled = pause.multipliedBy(2);
            after(pause, () -> report(sms, doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE));
        }
    }

    private boolean reported(Sms sms, Account account) {
        if (sms.isReply()) {
            return posted(account.inboundUrl(), inbound(sms, account), account);
        }
        var callback = sms.callback();
        return callback == null
                || ((!alsoSent || posted(callback, status(sms, "sent", account), account))
                        && posted(callback, status(sms, sms.outcome(), account), account));
    }

    private static Map<String, String> status(Sms sms, String status, Account account) {
        var form = new LinkedHashMap<String, String>();
        form.put("MessageSid", sms.sid());
        form.put("SmsSid", sms.sid());
        form.put("MessageStatus", status);
        form.put("SmsStatus", status);
        form.put("To", sms.to());
        form.put("From", sms.from());
        form.put("AccountSid", account.sid());
        form.put("ApiVersion", TwilioApi.VERSION);
        if (status.equals(Sms.UNDELIVERED)) {
            form.put("ErrorCode", String.valueOf(Sms.UNKNOWN_DESTINATION));
        }
        return form;
    }

    private static Map<String, String> inbound(Sms sms, Account account) {
        var form = new LinkedHashMap<String, String>();
        form.put("MessageSid", sms.sid());
        form.put("SmsSid", sms.sid());
        form.put("SmsMessageSid", sms.sid());
        form.put("SmsStatus", sms.outcome());
        form.put("AccountSid", account.sid());
        form.put("From", sms.from());
        form.put("To", sms.to());
        form.put("Body", sms.text());
        form.put("NumMedia", "0");
        form.put("NumSegments", String.valueOf(Segments.of(sms.text())));
        form.put("ApiVersion", TwilioApi.VERSION);
        return form;
    }

    private boolean posted(String url, Map<String, String> form, Account account) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(TwilioSignature.HEADER, TwilioSignature.of(url, form, account.token()))
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        inFlight.acquireUninterruptibly();
        try {
            var status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            inFlight.release();
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        senders.shutdownNow();
        client.shutdownNow();
    }
}
