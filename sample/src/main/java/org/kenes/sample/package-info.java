/// A complete small dialogue about a draft law that nobody has ever proposed, in a country that
/// does not exist, and a generator of as many people, meetings and opinions as you like around it.
/// It feeds the demonstration, the tests and the tutorial; a larger or other law and register of
/// places can be put in the place of ours.
///
/// - [Sample] hands out the files written by hand: the law, the register of places, the
///   organisations, the first press release and two releases that say what is not so.
/// - [Nation] makes the rest from a seed. Element *i* is a pure function of the seed and *i*, so
///   five million opinions can be streamed in constant memory, in parallel and in any order, with
///   the same bytes on every machine. It uses whole numbers only.
/// - [Truth] is what was planted: the true positions, the campaigns, the reports entered twice.
///   What a method finds can be held against it.
///
/// What always holds: both sides have campaigns of one size on the same articles, reasons of one
/// number and weight, coalitions of one composition. Exchanging support and oppose gives a nation
/// of the same shape. Names are invented; no sentence speaks of a real person, country or
/// organisation.
///
/// What it deliberately does not do: it writes no entries and no tables (whoever runs a dialogue
/// does, through the same doors as everybody else), and it knows no clock.
@NullMarked
package org.kenes.sample;

import org.jspecify.annotations.NullMarked;
