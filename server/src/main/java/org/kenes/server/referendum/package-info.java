/// The vote on the text: its question, turnout during the day, and the result by region on both
/// bases, as the electoral body stated them.
///
/// Staff enter published returns, each with its source and its instant, as a form or as a CSV file
/// in the layout of the public tables. Every statement is an entry of the record; the page takes
/// its shares from the figures of a cut and its statements from the tables of that cut. The rule of
/// the legal profile that says when the vote is valid is printed with its numbers.
///
/// Read first: {@link org.kenes.server.referendum.Returns}, {@link
/// org.kenes.server.referendum.ReturnFile}, {@link org.kenes.server.referendum.ReferendumPages}.
///
/// What always holds: yes + no + invalid + not counted = voted, or the file is refused with the
/// difference; two published values for one unit and hour stay both; a result never stands in one
/// chart with opinions, which came from different people about a different question.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"release", "release::law", "record", "account", "shell", "shell::*"})
package org.kenes.server.referendum;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
