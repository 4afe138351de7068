package io.kring.contacts.publicpage;

import static io.restassured.RestAssured.given;

import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;

/** Opens pages as somebody without a login does, and goes nowhere by itself. */
public final class Browser {
    private Browser() {}

    /** @param link as it was sent; its host is the gateway's */
    public static Response open(String link) {
        return visitor().get(local(link));
    }

    public static RequestSpecification visitor() {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)));
    }

    /** A form as the page sends it, already encoded. */
    public static Response submit(String link, String form) {
        return visitor()
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(local(link));
    }

    private static String local(String link) {
        var uri = URI.create(link);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
