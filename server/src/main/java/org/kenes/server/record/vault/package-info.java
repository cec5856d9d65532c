/// What must stay secret: the key files, and what opens a sealed entry.
///
/// An {@link org.kenes.server.record.vault.Envelope} is an entry on its way into the log, with the
/// secret that only its author gets. The {@link org.kenes.server.record.vault.Vault} keeps salts
/// and values encrypted under a key file; a cut reads them through {@link
/// org.kenes.server.record.vault.VaultOpenings}. What is destroyed here says nothing for ever,
/// while its place in the log and every proof of it hold.
@NullMarked
package org.kenes.server.record.vault;

import org.jspecify.annotations.NullMarked;
