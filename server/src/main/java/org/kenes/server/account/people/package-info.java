/// Who works here: taking people on, giving them a new address, ending their work, and what they
/// did.
///
/// Read first: [Appointments]. What always holds: nobody gives power over others alone – a second
/// person confirms – and every step is in the list of actions.
@NullMarked
package org.kenes.server.account.people;

import org.jspecify.annotations.NullMarked;
