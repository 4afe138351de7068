package io.kring.contacts.publicpage;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateGlobal;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Answers with pages: kept by no cache or search engine, telling no other site of the link, and running nothing. */
public final class Pages {
    private static final String STYLE = style();
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    public static Response ok(TemplateInstance page, Language language) {
        return answer(Response.Status.OK.getStatusCode(), page, language);
    }

    static Response answer(int status, TemplateInstance page, Language language) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .language(language.locale())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow")
                .entity(page.setLocale(language.locale()).render())
                .build();
    }

    /** 303, so that the page can be loaded again without doing again what was done. */
    public static Response seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What pages and messages say in a language. */
    public static Texts texts(Language language) {
        return MessageBundles.get(Texts.class, Localized.Literal.of(language.name()));
    }

    /** Of every page. */
    @TemplateGlobal
    static RawString pageStyle() {
        return new RawString(STYLE);
    }

    /** To choose from, each under its own name. */
    @TemplateGlobal
    static List<Language> pageLanguages() {
        return Arrays.asList(Language.values());
    }

    private static String style() {
        try (var file = Pages.class.getResourceAsStream("/public-page.css")) {
            return new String(Objects.requireNonNull(file, "public-page.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
