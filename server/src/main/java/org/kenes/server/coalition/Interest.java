package org.kenes.server.coalition;

import java.time.LocalDate;

/// What an organisation says about its interest in the text and who pays for what it does here.
///
/// @param statement its own words; empty: it declares that it has none
/// @param paidBy one of [org.kenes.dataset.entry.CoalitionEntry.Interest#PAID_BY]
/// @param signed whether somebody else of the organisation has signed it; only then it is public
public record Interest(
        String organisation, LocalDate day, String statement, String paidBy, boolean signed) {}
