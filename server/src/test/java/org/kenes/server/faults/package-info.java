/// Everything that happens to a machine in a bad year, in an order that a seed decides.
///
/// Clients of [Crowd] speak over HTTP and keep what they are given; [Watcher] remembers every
/// checkpoint that was shown; meanwhile each [Fault] befalls the server of an [Installation], its
/// PostgreSQL, its disk or its clock. [Recount] then holds receipts, checkpoints and log against
/// each other.
///
/// Read first: [FaultsTest].
@NullMarked
package org.kenes.server.faults;

import org.jspecify.annotations.NullMarked;
