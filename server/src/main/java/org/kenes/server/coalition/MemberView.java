package org.kenes.server.coalition;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.csv.CsvProblem;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What the templates under `templates/coalition/` show.
public sealed interface MemberView {

    /// @param coalition null for those that belong to none
    record Group(@Nullable Coalition coalition, List<Listed> organisations) implements MemberView {}

    record All(List<Group> groups) implements MemberView {}

    /// @param declared what it declares about its size, or null
    record Listed(Organisation organisation, @Nullable Membership declared) implements MemberView {}

    /// @param signed day of a declaration → day that the organisation signed it
    /// @param interest the newest one that is signed
    record One(
            Organisation organisation,
            @Nullable Coalition coalition,
            @Nullable Organisation parent,
            List<Organisation> branches,
            List<Membership> declarations,
            Map<LocalDate, LocalDate> signed,
            @Nullable Interest interest)
            implements MemberView {}

    /// For those who lead an organisation.
    ///
    /// @param organisation null for somebody who works for none
    /// @param signed day of a declaration → day it was signed
    /// @param typed the statement as it was sent, when it has to be corrected
    record Own(
            SignedIn.Token csrf,
            @Nullable Organisation organisation,
            List<Membership> declarations,
            Map<LocalDate, LocalDate> signed,
            List<Interest> interests,
            List<String> problems,
            String typed,
            @Nullable String done)
            implements MemberView {}

    /// @param done what the last file changed, or null
    record Workbench(
            SignedIn.Token csrf,
            List<Coalition> coalitions,
            List<CsvProblem> problems,
            Organisations.Import.@Nullable Done done)
            implements MemberView {}
}
