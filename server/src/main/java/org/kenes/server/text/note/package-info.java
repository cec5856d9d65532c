/// Plain-language notes: what a provision means in everyday words, said by an office. An
/// explanation, not the law: never compared, hashed, anchored or counted as text.
///
/// What always holds: one person drafts and another publishes; a note is in one language; a later
/// one takes its place and the earlier stays readable; the record holds the hash of every published
/// note.
@NamedInterface("note")
@NullMarked
package org.kenes.server.text.note;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
