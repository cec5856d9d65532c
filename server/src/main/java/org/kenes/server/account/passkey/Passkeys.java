package org.kenes.server.account.passkey;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The passkeys of everybody who works here, as Spring Security's ceremonies want them.
@Component
class Passkeys implements UserCredentialRepository {
    private static final String SAVE =
            """
            insert into account.passkey (credential_id, staff, public_key, signatures, verified,
                backup_allowed, backed_up, transports, attestation, label, made_at, used_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (credential_id) do update set signatures = excluded.signatures,
                backed_up = excluded.backed_up, verified = excluded.verified,
                used_at = excluded.used_at
            where passkey.staff = excluded.staff
            """;
    private static final String COLUMNS =
            """
            select credential_id, staff, public_key, signatures, verified, backup_allowed,
                backed_up, transports, attestation, label, made_at, used_at
            from account.passkey
            """;
    private static final String ONE = COLUMNS + "where credential_id = ?";
    private static final String OF_STAFF = COLUMNS + "where staff = ? order by made_at";
    private static final String REMOVE = "delete from account.passkey where credential_id = ?";
    private static final String REMOVE_OWN =
            "delete from account.passkey where credential_id = ? and staff = ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    Passkeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void save(CredentialRecord it) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String transports =
                it.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .sorted()
                        .collect(Collectors.joining(" "));
        jdbc.sql(SAVE)
                .params(
                        it.getCredentialId().getBytes(),
                        PasskeyOwners.staff(it.getUserEntityUserId()),
                        it.getPublicKey().getBytes(),
                        it.getSignatureCount(),
                        it.isUvInitialized(),
                        it.isBackupEligible(),
                        it.isBackupState(),
                        transports,
                        Objects.requireNonNull(it.getAttestationObject()).getBytes(),
                        it.getLabel(),
                        now,
                        now)
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql(ONE).param(id.getBytes()).query(Passkeys::passkey).optional().orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes owner) {
        return of(PasskeyOwners.staff(owner));
    }

    List<CredentialRecord> of(long staff) {
        return jdbc.sql(OF_STAFF).param(staff).query(Passkeys::passkey).list();
    }

    @Override
    @Transactional
    public void delete(Bytes id) {
        jdbc.sql(REMOVE).param(id.getBytes()).update();
    }

    /// Only one's own.
    @Transactional
    boolean remove(Bytes id, long staff) {
        return jdbc.sql(REMOVE_OWN).params(id.getBytes(), staff).update() == 1;
    }

    private static CredentialRecord passkey(ResultSet row, int n) throws SQLException {
        Set<AuthenticatorTransport> transports =
                Arrays.stream(row.getString("transports").split(" "))
                        .filter(it -> !it.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet());
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(PasskeyOwners.handle(row.getLong("staff")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signatures"))
                .uvInitialized(row.getBoolean("verified"))
                .backupEligible(row.getBoolean("backup_allowed"))
                .backupState(row.getBoolean("backed_up"))
                .transports(transports)
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .label(row.getString("label"))
                .created(row.getObject("made_at", OffsetDateTime.class).toInstant())
                .lastUsed(row.getObject("used_at", OffsetDateTime.class).toInstant())
                .build();
    }
}
