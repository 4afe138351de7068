package io.kring.contacts.publicpage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Makes and reads the tokens of links: JSON Web Tokens (RFC 7519) with HMAC-SHA256, which nobody can make without the key. */
final class LinkSigner {
    private static final int SHORTEST_KEY = 32;
    private static final AlgorithmConstraints HS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    /** What a token turned out to be. */
    sealed interface Reading {
        record Good(UUID id) implements Reading {}

        /** It was good until a while ago. */
        record Expired() implements Reading {}

        /** Nobody with our key made it for this page and tenant. */
        record Forged() implements Reading {}
    }

    private final List<HmacKey> keys;

    /** @param keys the first signs; any of them may have signed */
    LinkSigner(List<String> keys) {
        this.keys = keys.stream().map(LinkSigner::key).toList();
    }

    private static HmacKey key(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("A key of links (kring.links.key, kring.links.previous-key) must have at"
                    + " least " + SHORTEST_KEY + " characters");
        }
        return new HmacKey(bytes);
    }

    String sign(String tenant, LinkKind kind, UUID id, Instant until) {
        var claims = new JwtClaims();
        claims.setIssuer(tenant);
        claims.setAudience(kind.name());
        claims.setSubject(id.toString());
        claims.setExpirationTime(NumericDate.fromSeconds(until.getEpochSecond()));
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(keys.getFirst());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A link that cannot be signed", e);
        }
    }

    Reading read(String tenant, LinkKind kind, String token, Instant now) {
        return keys.stream()
                .map(key -> read(key, tenant, kind, token, now))
                .filter(reading -> !(reading instanceof Reading.Forged))
                .findFirst()
                .orElseGet(Reading.Forged::new);
    }

    private static Reading read(HmacKey key, String tenant, LinkKind kind, String token, Instant now) {
        var consumer = new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(HS256)
                .setExpectedIssuer(tenant)
                .setExpectedAudience(kind.name())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .build();
        try {
            return new Reading.Good(UUID.fromString(
                    Objects.requireNonNull(consumer.processToClaims(token).getSubject())));
        } catch (InvalidJwtException e) {
            var expired = e.getErrorDetails().stream().allMatch(error -> error.getErrorCode() == ErrorCodes.EXPIRED);
            return expired ? new Reading.Expired() : new Reading.Forged();
        } catch (MalformedClaimException | IllegalArgumentException notOurs) {
            return new Reading.Forged();
        }
    }
}
