/// Law as data: what a country's law asks of a release.
///
/// A [org.kenes.report.law.LegalProfile] is a YAML file that a lawyer sets, signs and dates. It
/// says which lines an imprint has, what stands beside a poll, and when the law forbids to publish
/// ([org.kenes.report.law.Lock]).
///
/// What always holds: nothing here reads a clock; whoever asks says the instant. A profile nobody
/// reviewed says so wherever it is used.
///
/// What it deliberately does not do: give legal advice, or lift a lock.
@NullMarked
package org.kenes.report.law;

import org.jspecify.annotations.NullMarked;
