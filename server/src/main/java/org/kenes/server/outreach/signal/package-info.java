/// Signals: what makes a person look twice at a meeting or an organisation (field specification,
/// section 11).
///
/// [Rule] names every rule with its threshold; [EventRules] finds meetings by queries,
/// [ReusedTexts] those whose reports say nearly the same, [OrganisationRules] finds organisations
/// by two tests ([LastDigits], [Variance]) whose false discoveries are held at five in a hundred.
/// [Signals] keeps what was found and what became of it; [SignalCounts] tells the record, before
/// each cut, how many there are of each kind. Staff decide at [SignalPages].
///
/// What always holds:
/// - A signal changes no number; only a logged decision by a person or a back-check does.
/// - All organisations, of either opinion or none, are held against the same rules: exchange
///   support and oppose, and the same ones are marked.
/// - The public sees counts per rule and what became of them, never whom they were about.
/// - Every rule is shown with what it cannot see.
///
/// It deliberately gives no score and sorts nobody: a number that sums up suspicion would be a
/// judgement without a judge.
@NullMarked
package org.kenes.server.outreach.signal;

import org.jspecify.annotations.NullMarked;
