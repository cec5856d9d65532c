/// Staff: who works here, how they sign in, and what each role may do.
///
/// Participants have no account. Somebody who works here gets a one-time address from [StaffLinks];
/// opening it shows a button, the button begins a session (cookie `__Host-kenes-staff`), and every
/// page below `/{l}/staff` asks [SignedIn#require] for its action. The table of actions and roles
/// is [Permissions]: what is not in it is denied.
///
/// Read first: [Permissions], [StaffLinks], [StaffDoor].
///
/// What always holds: tokens are stored as hashes; a sign-in gets a new session id; a session ends
/// after half an hour of rest, and at once when the person's work here ends.
///
/// It deliberately knows nothing of contributions: no table here can be joined with one.
@NullMarked
@ApplicationModule(allowedDependencies = {"shell", "shell::*"})
package org.kenes.server.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
