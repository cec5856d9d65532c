/// Passkeys (WebAuthn) of staff: signing in again without an address from somebody.
///
/// The ceremonies are those of Spring Security ([RelyingParty]); the options of one travel in the
/// page, the answer comes back in an ordinary form, so there is no second interface beside the
/// pages. The device must check who holds it (PIN, finger, face): one gesture, two factors.
///
/// What always holds: a challenge is good once and for one session; only public keys are stored.
@NullMarked
package org.kenes.server.account.passkey;

import org.jspecify.annotations.NullMarked;
