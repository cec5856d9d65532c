package org.kenes.server.voice.blind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kenes.testkit.SharedData;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;

/// The published vector of RFC 9474, appendix A: every value on the way.
class BlindRsaTest {
    private static JsonNode vector;
    private static RSAPrivateCrtKey secret;
    private static RSAPublicKey key;

    @BeforeAll
    static void read() throws Exception {
        vector =
                new ObjectMapper()
                        .readTree(SharedData.bytes("experience/blind-rsa-rfc9474.json"))
                        .get(0);
        BigInteger p = number("p");
        BigInteger q = number("q");
        BigInteger d = number("d");
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        secret =
                (RSAPrivateCrtKey)
                        rsa.generatePrivate(
                                new RSAPrivateCrtKeySpec(
                                        number("n"),
                                        number("e"),
                                        d,
                                        p,
                                        q,
                                        d.mod(p.subtract(BigInteger.ONE)),
                                        d.mod(q.subtract(BigInteger.ONE)),
                                        q.modInverse(p)));
        key = (RSAPublicKey) rsa.generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
    }

    private static BigInteger number(String name) {
        return new BigInteger(vector.get(name).asText().replaceFirst("^0x", ""), 16);
    }

    private static byte[] bytes(String name) {
        return HexFormat.of().parseHex(vector.get(name).asText().replaceFirst("^0x", ""));
    }

    @Test
    void everyValueOfThePublishedVectorIsReached() {
        var client = new BlindClient(key, bytes("input_msg"), bytes("salt"), number("inv"));
        assertThat(client.blinded()).isEqualTo(bytes("blinded_msg"));
        byte[] blind = BlindRsa.sign(secret, client.blinded());
        assertThat(blind).isEqualTo(bytes("blind_sig"));
        byte[] signature = client.unblind(blind);
        assertThat(signature).isEqualTo(bytes("sig"));
        assertThat(BlindRsa.verifies(key, bytes("input_msg"), signature)).isTrue();
    }

    @Test
    void anotherMessageOrATurnedBitDoesNotVerify() {
        byte[] signature = bytes("sig");
        byte[] other = bytes("input_msg");
        other[40] ^= 1;
        assertThat(BlindRsa.verifies(key, other, signature)).isFalse();
        signature[100] ^= 1;
        assertThat(BlindRsa.verifies(key, bytes("input_msg"), signature)).isFalse();
        assertThat(BlindRsa.verifies(key, bytes("input_msg"), new byte[5])).isFalse();
    }

    @Test
    void onlyANumberBelowTheModulusIsSigned() {
        byte[] modulus = BlindRsa.bytes(number("n"), number("n"));
        assertThatThrownBy(() -> BlindRsa.sign(secret, modulus))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlindRsa.sign(secret, new byte[modulus.length]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlindRsa.sign(secret, new byte[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
