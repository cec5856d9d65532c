package org.kenes.server.voice.blind;

import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.KeyFile;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One key per level, 3072 bits, made when the first person at that level comes and kept in
/// `keys/blind-{level}.key` beside the other keys. The hash of its public half enters the record
/// (kind 96, `voice-key`), so that no second key can sign in secret for some.
@Component
public class BlindKeys {
    private static final int BITS = 3072;

    private final Map<Integer, RSAPrivateCrtKey> keys = new ConcurrentHashMap<>();
    private final Settings settings;
    private final Record record;
    private final Clock clock;

    BlindKeys(Settings settings, Record record, Clock clock) {
        this.settings = settings;
        this.record = record;
        this.clock = clock;
    }

    /// The public half, in the record before anybody sees it.
    ///
    /// @param level 1 or 2
    @Transactional
    public RSAPublicKey publicKey(int level) {
        RSAPublicKey key = publicHalf(keys.computeIfAbsent(level, this::readOrMake));
        enter(level, key);
        return key;
    }

    /// @throws IllegalArgumentException if this is not a number below the modulus
    public byte[] sign(int level, byte[] blinded) {
        return BlindRsa.sign(keys.computeIfAbsent(level, this::readOrMake), blinded);
    }

    /// No signature is good at a level at which nobody was ever given one.
    public boolean verifies(int level, byte[] prepared, byte[] signature) {
        return KeyFile.exists(settings, name(level))
                && BlindRsa.verifies(
                        publicHalf(keys.computeIfAbsent(level, this::readOrMake)),
                        prepared,
                        signature);
    }

    private static String name(int level) {
        return "blind-" + level;
    }

    private static RSAPublicKey publicHalf(RSAPrivateCrtKey key) {
        try {
            return (RSAPublicKey)
                    KeyFactory.getInstance("RSA")
                            .generatePublic(
                                    new RSAPublicKeySpec(
                                            key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /// Once; again it changes nothing.
    private void enter(int level, RSAPublicKey key) {
        String id = settings.dialogue().slug() + "/" + level;
        String sha256 = Hash.sha256(key.getEncoded()).hex();
        record.add(
                new Submission(
                        new SubmissionKey("voice/blind-key", id),
                        key.getEncoded(),
                        () ->
                                new ReleaseEntry.Registration(
                                        "voice-key",
                                        id,
                                        sha256,
                                        LocalDate.ofInstant(
                                                clock.instant(), settings.dialogue().zone()))));
    }

    private RSAPrivateCrtKey readOrMake(int level) {
        Path file = settings.data().resolve("keys").resolve(name(level) + ".key");
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] der = Base64.getDecoder().decode(Files.readString(file).strip());
            return (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException e) {
            throw new UncheckedIOException("this key cannot be used: " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this key cannot be used: " + file, e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        byte[] secret = generator.generateKeyPair().getPrivate().getEncoded();
        Files.createDirectories(file.getParent());
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
        String text = Base64.getEncoder().encodeToString(secret) + "\n";
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }
}
