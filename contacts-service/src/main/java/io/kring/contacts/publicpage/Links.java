package io.kring.contacts.publicpage;

import io.kring.contacts.publicpage.LinkSigner.Reading;
import io.kring.platform.tenant.Tenant;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The links that people get to their pages. Whoever has one may do what the page offers, until it expires. */
@Startup
@ApplicationScoped
public class Links {
    /** Longer ones are none of ours. */
    private static final int LONGEST = 1_000;

    /** @param until it is good */
    public record Link(URI url, Instant until) {}

    private final LinkConfig config;
    private final LinkSigner signer;

    Links(LinkConfig config) {
        this.config = config;
        this.signer = new LinkSigner(Stream.concat(Stream.of(config.key()), config.previousKey().stream())
                .toList());
    }

    /** To somebody's preferences. */
    public Link preferences(UUID contact, Instant now) {
        return link(LinkKind.preferences, contact, now.plus(config.preferencesValid()));
    }

    /** To the page where consent is confirmed. */
    public Link confirmation(UUID request, Instant now) {
        return link(LinkKind.confirmation, request, now.plus(config.confirmationValid()));
    }

    private Link link(LinkKind kind, UUID id, Instant until) {
        var token = signer.sign(Tenant.current(), kind, id, until);
        return new Link(URI.create(config.publicUrl() + path(kind) + "?token=" + token), until);
    }

    /** Of the page in the present tenant, below the host. */
    public static String path(LinkKind kind) {
        return "/api/v1/public/" + Tenant.current() + "/" + kind.page();
    }

    /** Back to the page, to see what came of what was sent from it. */
    public static String again(LinkKind kind, @Nullable String token, @Nullable String lang) {
        var query = new StringBuilder("?token=").append(token);
        for (var language : Language.values()) {
            if (language.name().equals(lang)) {
                query.append("&lang=").append(lang);
            }
        }
        return path(kind) + query;
    }

    /**
     * What the link is to.
     *
     * @throws NoPageException where it is expired, or none of ours for this page and tenant
     */
    public UUID open(LinkKind kind, @Nullable String token) {
        var reading = token == null || token.length() > LONGEST
                ? new Reading.Forged()
                : signer.read(Tenant.current(), kind, token, Instant.now());
        return switch (reading) {
            case Reading.Good good -> good.id();
            case Reading.Expired _ -> throw NoPageException.expired();
            case Reading.Forged _ -> throw NoPageException.unknown();
        };
    }
}
