/// A real PostgreSQL as a child process, for the demo, for `serve` without a database of one's own,
/// and for tests.
///
/// The server binaries come as a Maven dependency; nothing is installed and nothing is downloaded
/// at run time. It is the same durable server as in production: `fsync` stays on, passwords are
/// asked for, only loopback is listened to. Start with {@link
/// org.kenes.server.shell.postgres.EmbeddedPostgres}; the other types unpack the binaries and
/// choose a user that PostgreSQL accepts when we run as root.
@NamedInterface("postgres")
@NullMarked
package org.kenes.server.shell.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
