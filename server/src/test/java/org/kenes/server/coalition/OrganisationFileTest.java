package org.kenes.server.coalition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

class OrganisationFileTest {
    private static final Set<String> COALITIONS = Set.of("coalition-a", "coalition-b");
    private static final String HEADER =
            "id,kind,role,coalition,level,place,parent,name_kk,name_ru,name_en,joined,left,"
                    + "declared,declared_unit,declared_as_of,declared_basis,declared_source\n";

    private static OrganisationFile.Reading read(String rows, List<Membership> known) {
        byte[] file = (HEADER + rows).getBytes(StandardCharsets.UTF_8);
        return OrganisationFile.read(file, COALITIONS, Map.of(), known);
    }

    private static List<String> problems(String rows) {
        return read(rows, List.of()) instanceof OrganisationFile.Reading.Bad bad
                ? bad.problems().stream().map(CsvProblem::toString).toList()
                : List.of();
    }

    @Test
    void theSampleIsReadWhole() {
        byte[] file = SharedData.bytes("field/orgs-sample.csv");
        var reading = OrganisationFile.read(file, COALITIONS, Map.of(), List.of());
        var good = (OrganisationFile.Reading.Good) reading;
        assertThat(good.organisations()).hasSize(8);
        assertThat(good.memberships()).hasSize(5);
    }

    @Test
    void aMissingDeclarationIsNotZero() {
        var good =
                (OrganisationFile.Reading.Good)
                        read("org-1,ngo,member,,,,,А,А,A,,,,,,,\n", List.of());
        assertThat(good.memberships()).isEmpty();
    }

    @Test
    void everyRuleIsNamedByLineAndColumn() {
        assertThat(
                        problems(
                                "org-1,club,branch,coalition-x,,,,А,А,,,,5,persons,,register,\n"
                                        + "org-1,ngo,member,,,,,А,А,A,,,,,,,\n"))
                .containsExactly(
                        "line 2, name_en: cell-missing",
                        "line 2, kind: unknown-code (club)",
                        "line 2, declared_as_of: cell-missing",
                        "line 3, id: code-twice (org-1)",
                        "line 2, coalition: unknown-coalition (coalition-x)",
                        "line 2, parent: branch-without-parent (org-1)");
    }

    @Test
    void aDeclarationIsNeverRewritten() {
        var known =
                new Membership("org-1", LocalDate.of(2026, 1, 1), 10L, "persons", "register", null);
        String row = "org-1,ngo,member,,,,,А,А,A,,,%s,persons,2026-01-01,register,\n";
        assertThat(read(row.replace("%s", "10"), List.of(known)))
                .isInstanceOf(OrganisationFile.Reading.Good.class);
        assertThat(read(row.replace("%s", "11"), List.of(known)).toString())
                .contains("declaration-rewritten");
    }
}
