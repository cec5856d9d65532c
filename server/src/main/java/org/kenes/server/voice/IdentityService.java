package org.kenes.server.voice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The identity service of this installation, by OpenID Connect: code flow with PKCE, scope
/// `openid` and nothing else. It is set with `kenes.oidc.issuer`, `kenes.oidc.client-id`,
/// `kenes.oidc.client-secret` and, where the service has levels, `kenes.oidc.acr`; without the
/// first there is none.
@Component
class IdentityService {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 200_000;
    private static final Set<JWSAlgorithm> SIGNED =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final @Nullable String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String acr;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();

    IdentityService(Environment environment, Clock clock) {
        this.issuer = environment.getProperty("kenes.oidc.issuer");
        this.clientId = environment.getProperty("kenes.oidc.client-id", "");
        this.clientSecret = environment.getProperty("kenes.oidc.client-secret", "");
        this.acr = environment.getProperty("kenes.oidc.acr", "");
        this.clock = clock;
    }

    boolean exists() {
        return issuer != null;
    }

    /// The service does not answer, or not as it should: its own words stay in the log of this
    /// server.
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(String what) {
            super(what);
        }
    }

    /// Somebody as one service names them.
    record Identity(String issuer, String subject) {}

    /// Where the browser goes to show who it is.
    URI entrance(Flow flow, String redirect) throws Unavailable {
        Map<String, String> query = new TreeMap<>();
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirect);
        query.put("state", flow.state());
        query.put("nonce", flow.nonce());
        query.put("code_challenge", flow.challenge());
        query.put("code_challenge_method", "S256");
        if (!acr.isEmpty()) {
            query.put("acr_values", acr);
        }
        String at = text(metadata(), "authorization_endpoint");
        return URI.create(at + (at.contains("?") ? "&" : "?") + form(query));
    }

    /// Gives the code for what the service says of its bearer.
    ///
    /// @return nothing if the service refuses, or says something that is not for us
    Optional<Identity> identify(Flow flow, String code, String redirect) throws Unavailable {
        Map<String, Object> metadata = metadata();
        Map<String, String> body = new TreeMap<>();
        body.put("grant_type", "authorization_code");
        body.put("code", code);
        body.put("redirect_uri", redirect);
        body.put("code_verifier", flow.verifier());
        String basic = encoded(clientId) + ":" + encoded(clientSecret);
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(URI.create(text(metadata, "token_endpoint")))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "application/json")
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                basic.getBytes(
                                                                        StandardCharsets.UTF_8)))
                                .POST(BodyPublishers.ofString(form(body))));
        if (answer.statusCode() != 200) {
            LOG.warn("the identity service answered {} at its token endpoint", answer.statusCode());
            return Optional.empty();
        }
        String token = text(json(answer.body()), "id_token");
        try {
            JWTClaimsSet claims = verified(token, metadata, flow);
            return Optional.of(new Identity(claims.getIssuer(), claims.getSubject()));
        } catch (BadJOSEException | JOSEException | ParseException e) {
            LOG.warn("an identity token was refused: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /// Signature, issuer, audience, times, nonce and level.
    private JWTClaimsSet verified(String token, Map<String, Object> metadata, Flow flow)
            throws Unavailable, BadJOSEException, JOSEException, ParseException {
        String keys = get(text(metadata, "jwks_uri"));
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        SIGNED, new ImmutableJWKSet<>(JWKSet.parse(keys))));
        var expected = new JWTClaimsSet.Builder().issuer(issuer).claim("nonce", flow.nonce());
        if (!acr.isEmpty()) {
            expected.claim("acr", acr);
        }
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        clientId, expected.build(), Set.of("sub", "iat", "exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                });
        return processor.process(token, null);
    }

    private Map<String, Object> metadata() throws Unavailable {
        if (issuer == null) {
            throw new Unavailable("no identity service is set");
        }
        String at = issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration";
        Map<String, Object> metadata = json(get(at));
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new Unavailable("the identity service calls itself by another name");
        }
        return metadata;
    }

    private String get(String address) throws Unavailable {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address)).GET());
        if (answer.statusCode() != 200) {
            throw new Unavailable("answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Unavailable {
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.body().length() > LARGEST) {
                throw new Unavailable("answered too much");
            }
            return answer;
        } catch (IOException e) {
            throw new Unavailable("does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("was not waited for");
        }
    }

    private static Map<String, Object> json(String body) throws Unavailable {
        try {
            return Json.read(body.getBytes(StandardCharsets.UTF_8), "answer");
        } catch (IllegalArgumentException e) {
            throw new Unavailable("answered something else than JSON");
        }
    }

    private static String text(Map<String, Object> json, String member) throws Unavailable {
        if (json.get(member) instanceof String text) {
            return text;
        }
        throw new Unavailable("did not say " + member);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
