package org.kenes.server.scenario;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// An OpenID provider as small as one can be: discovery, the code flow with PKCE, RS256, its keys.
/// It keeps to the specification, so that a client that does not is found out; and it can be told
/// to say something that is not for this client.
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "kenes-test";
    static final String SECRET = "a secret of the test";

    private final HttpServer server;
    private final RSAKey key;
    private final Clock clock;
    private final Map<String, Map<String, String>> codes = new HashMap<>();

    /// Who is at the browser.
    String subject = "nobody";

    /// What is done to a token before it is signed.
    UnaryOperator<JWTClaimsSet.Builder> spoiled = UnaryOperator.identity();

    /// What came with the last visit to the entrance.
    Map<String, String> asked = Map.of();

    IdentityProvider(Clock clock) throws IOException, JOSEException {
        this.clock = clock;
        this.key = new RSAKeyGenerator(2048).keyID("one").generate();
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/enter", this::enter);
        server.createContext("/token", this::token);
        server.createContext(
                "/keys",
                exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void discovery(HttpExchange exchange) throws IOException {
        String at = issuer();
        answer(
                exchange,
                200,
                """
                {"issuer":"%s","authorization_endpoint":"%s/enter","token_endpoint":"%s/token",\
                "jwks_uri":"%s/keys"}\
                """
                        .formatted(at, at, at, at));
    }

    private void enter(HttpExchange exchange) throws IOException {
        asked = fields(exchange.getRequestURI().getRawQuery());
        String code = "code-" + codes.size();
        Map<String, String> remembered = new HashMap<>(asked);
        remembered.put("sub", subject);
        codes.put(code, remembered);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.get("redirect_uri")
                                + "?state="
                                + asked.get("state")
                                + "&code="
                                + code);
        answer(exchange, 302, "");
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = fields(body);
        Map<String, String> visit = codes.remove(form.getOrDefault("code", ""));
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (CLIENT + ":" + SECRET.replace(" ", "+"))
                                        .getBytes(StandardCharsets.UTF_8));
        boolean good =
                visit != null
                        && ("Basic " + basic)
                                .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                        && visit.get("redirect_uri").equals(form.get("redirect_uri"))
                        && challenge(form.getOrDefault("code_verifier", ""))
                                .equals(visit.get("code_challenge"));
        if (!good) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Date now = Date.from(clock.instant());
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject(visit.get("sub"))
                        .issueTime(now)
                        .expirationTime(new Date(now.getTime() + 300_000))
                        .claim("nonce", visit.get("nonce"));
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                            spoiled.apply(claims).build());
            token.sign(new RSASSASigner(key));
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"unused\",\"token_type\":\"Bearer\",\"id_token\":\""
                            + token.serialize()
                            + "\"}");
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
