package org.kenes.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.server.shell.setup.Randomness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The format is the one that the program `age` reads and writes.
class AgeTest {
    private static final Randomness RANDOM = Randomness.seeded("age");

    /// Written by age 1.x with `age -r`, 70,000 bytes: more than one chunk.
    @Test
    void aFileOfTheProgramIsOpened() throws IOException {
        byte[] plain = new byte[70_000];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (i * 7 + i / 251);
        }
        String identity =
                new String(resource("by-age.identity"), StandardCharsets.US_ASCII).strip();
        assertThat(Age.decrypt(resource("by-age.age"), identity)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072})
    void whatIsClosedForSomebodyIsOpenedByThem(int length) throws IOException {
        byte[] secret = RANDOM.bytes(32);
        byte[] plain = RANDOM.bytes(length);
        byte[] closed = Age.encrypt(plain, AgeKeys.recipientOf(secret), RANDOM);
        assertThat(Age.decrypt(closed, AgeKeys.identity(secret))).isEqualTo(plain);
    }

    @Test
    void aChangedByteOrAMissingEndIsNoticed() {
        byte[] secret = RANDOM.bytes(32);
        byte[] closed = Age.encrypt(RANDOM.bytes(70_000), AgeKeys.recipientOf(secret), RANDOM);
        for (int at = 0; at < closed.length; at += at < 220 ? 1 : 9_973) {
            byte[] changed = closed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> Age.decrypt(changed, AgeKeys.identity(secret)))
                    .isInstanceOf(IOException.class);
        }
        byte[] shorter = Arrays.copyOf(closed, closed.length - 1);
        assertThatThrownBy(() -> Age.decrypt(shorter, AgeKeys.identity(secret)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aMistypedKeyIsRefused() {
        String recipient = AgeKeys.recipientOf(RANDOM.bytes(32));
        String mistyped =
                recipient.replace(recipient.charAt(9), recipient.charAt(9) == 'q' ? 'p' : 'q');
        assertThatThrownBy(() -> AgeKeys.recipient(mistyped))
                .isInstanceOf(RefusedBackup.class)
                .hasMessageContaining("mistyped");
        assertThatThrownBy(() -> AgeKeys.identity("AGE-SECRET-KEY-1QQQ"))
                .isInstanceOf(RefusedBackup.class);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = AgeTest.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
