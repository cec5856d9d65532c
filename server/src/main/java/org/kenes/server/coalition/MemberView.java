package org.kenes.server.coalition;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.csv.CsvProblem;

import java.util.List;

/// What the templates under `templates/coalition/` show.
public sealed interface MemberView {

    /// @param coalition null for those that belong to none
    record Group(@Nullable Coalition coalition, List<Listed> organisations) implements MemberView {}

    record All(List<Group> groups) implements MemberView {}

    /// @param declared what it declares about its size, or null
    record Listed(Organisation organisation, @Nullable Membership declared) implements MemberView {}

    record One(
            Organisation organisation,
            @Nullable Coalition coalition,
            @Nullable Organisation parent,
            List<Organisation> branches,
            List<Membership> declarations)
            implements MemberView {}

    /// @param done what the last file changed, or null
    record Workbench(
            SignedIn.Token csrf,
            List<Coalition> coalitions,
            List<CsvProblem> problems,
            Organisations.Import.@Nullable Done done)
            implements MemberView {}
}
