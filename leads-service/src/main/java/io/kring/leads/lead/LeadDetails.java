package io.kring.leads.lead;

import io.kring.leads.address.Emails;
import io.kring.leads.address.Phones;
import io.kring.platform.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who showed interest told of themselves.
 *
 * @param country ISO 3166-1 alpha-2
 * @param language BCP 47
 */
public record LeadDetails(
        String givenName,
        String familyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String country,
        @Nullable String language,
        @Nullable String company,
        @Nullable String note) {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    /**
     * The same with the addresses in the form by which people are recognised.
     *
     * @param homeRegion where a phone number without a country code is from when no country is told
     * @param path of these fields in the request, such as {@code fields.}; empty where they are at its top
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field that cannot be read
     */
    public LeadDetails canonical(String homeRegion, String path) {
        if (email == null && phone == null) {
            throw Problems.badRequest(path + "email", "or a phone number is needed, to have somewhere to answer");
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw Problems.badRequest(path + "language", "must be a language tag (BCP 47), such as fy or nl-NL");
        }
        var land = country == null ? null : country(country, path);
        return new LeadDetails(
                givenName,
                familyName,
                email == null ? null : email(email, path),
                phone == null
                        ? null
                        : phone(phone, land == null ? List.of(homeRegion) : List.of(land, homeRegion), path),
                city,
                land,
                language,
                company,
                note);
    }

    private static String email(String email, String path) {
        return Emails.canonical(email)
                .orElseThrow(() -> Problems.badRequest(path + "email", "'" + email + "' is not an e-mail address"));
    }

    private static String phone(String phone, List<String> regions, String path) {
        return Phones.canonical(phone, regions)
                .orElseThrow(() -> Problems.badRequest(
                        path + "phone",
                        "'" + phone + "' is not a phone number of " + regions.getFirst()
                                + "; write it with its country code, as +31 6 12345678"));
    }

    private static String country(String country, String path) {
        var code = country.toUpperCase(Locale.ROOT);
        if (!Phones.isRegion(code)) {
            throw Problems.badRequest(
                    path + "country", "'" + country + "' is not a country code of two letters (ISO 3166-1)");
        }
        return code;
    }
}
