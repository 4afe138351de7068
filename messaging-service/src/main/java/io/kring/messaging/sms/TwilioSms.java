package io.kring.messaging.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.messaging.directory.Channel;
import io.kring.messaging.sending.Outcome;
import io.kring.messaging.sending.Outgoing;
import io.kring.messaging.sending.Provider;
import io.kring.messaging.sms.SmsConfig.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * SMS by Twilio's HTTP interface.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource">Twilio: create a
 *     Message resource</a>
 */
@ApplicationScoped
public class TwilioSms implements Provider {
    /** The query parameter of the status callback that carries our id of the message. */
    static final String MESSAGE_ID = "messageId";

    private static final String UNREACHABLE = "The SMS provider is not reachable";

    /** In bytes. */
    private static final long LONGEST_ANSWER = 64 * 1024;

    private final SmsConfig config;
    private final TwilioAnswer answers;
    private final HttpClient http;

    TwilioSms(SmsConfig config, ObjectMapper json) {
        this.config = config;
        this.answers = new TwilioAnswer(json);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public Channel channel() {
        return Channel.sms;
    }

    @Override
    public int concurrency() {
        return config.concurrency();
    }

    @Override
    public Duration timeout() {
        return config.timeout();
    }

    @Override
    public Outcome send(Outgoing message) {
        var account = config.accounts().get(message.tenant());
        if (account == null) {
            return new Outcome.Later("No SMS account is configured: kring.sms." + message.tenant(), false);
        }
        var call = http.sendAsync(
                request(account, message), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
        try {
            var response = call.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return answers.read(response.statusCode(), response.body());
        } catch (ExecutionException e) {
            return switch (Objects.requireNonNullElse(e.getCause(), e)) {
                case ConnectException refused -> new Outcome.Later(UNREACHABLE, false);
                case HttpConnectTimeoutException slow -> new Outcome.Later(UNREACHABLE, false);
                case Throwable broken ->
                    new Outcome.Later("The call to the SMS provider broke off: " + broken.getMessage(), true);
            };
        } catch (TimeoutException e) {
            return new Outcome.Later("The SMS provider did not answer within " + config.timeout(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("The call to the SMS provider was interrupted", true);
        } finally {
            call.cancel(true);
        }
    }

    private HttpRequest request(Account account, Outgoing message) {
        var form = new LinkedHashMap<String, String>();
        form.put("To", message.address());
        form.put("From", account.from());
        form.put("Body", message.text());
        account.statusCallback().ifPresent(url -> form.put("StatusCallback", callback(url, message.id())));
        var secret = account.accountSid() + ":" + account.authToken();
        var path = "/2010-04-01/Accounts/" + account.accountSid() + "/Messages.json";
        return HttpRequest.newBuilder(account.baseUrl().resolve(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", message.id().toString())
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
    }

    /** Receipts name the message by our id, so that one which overtakes the answer finds it. */
    private static String callback(URI url, UUID id) {
        return url + (url.getQuery() == null ? "?" : "&") + MESSAGE_ID + "=" + id;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
