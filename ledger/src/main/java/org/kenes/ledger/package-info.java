/// An append-only log that anyone can check.
///
/// Everything that is said in a dialogue becomes one **entry**. Entries are the leaves of a Merkle
/// tree (RFC 6962); its files are **tiles** that never change and can be served by any static
/// server (C2SP tlog-tiles). The **checkpoint**, signed by the log and cosigned by **witnesses**,
/// says how many entries there are and what they hash to. Whoever holds a **receipt** can show that
/// an entry must be in there; whoever has the folder can recount everything.
///
/// A contribution is in the log as a **commitment** only: 32 bytes that say nothing without salts
/// kept elsewhere. Coded answer, words, provenance and the author's key can each be shown, hidden
/// or destroyed alone, and the log still verifies.
///
/// Takes bytes from the server's `record` package or from a folder; gives to `dataset`, `report`
/// and the commands. Packages, each using only those above it:
///
/// | package | what it is | read first |
/// |---|---|---|
/// | `strict` | spellings with one form: decimal, base64, hex, JSON | `CanonicalJson` |
/// | `tree` | hashes, roots and proofs of RFC 6962 | `Merkle` |
/// | `note` | keys, signed notes, checkpoints, cosignatures | `SignedCheckpoint` |
/// | `tile` | a log as files, read | `LogReader` |
/// | `store` | a log as files, written and repaired | `LogWriter`, `FolderLog` |
/// | `witness` | who must have confirmed a checkpoint, and how | `Witness`, `WitnessClient` |
/// | `verify` | the whole log checked | `LogVerifier` |
/// | `entry` | what a leaf says | `LogEntry`, `Commitment` |
/// | `account` | what became of every entry; the recount of a release | `Account` |
/// | `receipt` | what a person holds | `Receipt` |
///
/// What always holds:
/// - the same input gives the same bytes; only a witness has a clock, nothing is random;
/// - every protocol text has one accepted spelling, everything else is a
///   [org.kenes.ledger.MalformedException];
/// - what does not hold against a signed head is a [org.kenes.ledger.VerificationException];
/// - a contradiction in the own store is a [org.kenes.ledger.HaltException], after which nothing
///   may be signed.
///
/// It deliberately has no database, no web pages and no idea of what contributions say.
@NullMarked
package org.kenes.ledger;

import org.jspecify.annotations.NullMarked;
