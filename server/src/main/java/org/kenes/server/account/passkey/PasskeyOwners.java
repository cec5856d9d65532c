package org.kenes.server.account.passkey;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.StaffLinks;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;

/// Staff as owners of passkeys. The user handle is their number: it says nothing about them to the
/// device, and whose work has ended owns nothing.
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private final StaffLinks staff;

    PasskeyOwners(StaffLinks staff) {
        this.staff = staff;
    }

    static Bytes handle(long staff) {
        return new Bytes(ByteBuffer.allocate(Long.BYTES).putLong(staff).array());
    }

    /// @return -1 for a handle that is not ours
    static long staff(Bytes handle) {
        byte[] bytes = handle.getBytes();
        return bytes.length == Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : -1;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return staff.find(staff(handle))
                .map(it ->
                        ImmutablePublicKeyCredentialUserEntity.builder()
                                .id(handle)
                                .name(it.name())
                                .displayName(it.name())
                                .build())
                .orElse(null);
    }

    /// @param number of the member of staff: what our ceremonies use as user name
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String number) {
        return findById(handle(Long.parseLong(number)));
    }

    /// Staff are taken on elsewhere.
    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("nobody is taken on by a passkey");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("nobody's work ends by a passkey");
    }
}
