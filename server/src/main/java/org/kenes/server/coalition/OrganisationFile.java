package org.kenes.server.coalition;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.csv.Cells;
import org.kenes.server.shell.csv.CsvFile;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.server.shell.csv.CsvRow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a list of organisations with their declarations and holds it against the rules of the
/// field specification, section 1. A file with one problem changes nothing.
final class OrganisationFile {
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "kind",
                    "role",
                    "coalition",
                    "level",
                    "place",
                    "parent",
                    "name_kk",
                    "name_ru",
                    "name_en",
                    "joined",
                    "left",
                    "declared",
                    "declared_unit",
                    "declared_as_of",
                    "declared_basis",
                    "declared_source");
    private static final List<String> OPTIONAL = List.of("register_no");
    private static final long MOST = 1_000_000_000L;

    private final CsvFile file;
    private final Set<String> coalitions;
    private final Map<String, Organisation> all;
    private final List<Membership> known;
    private final Map<String, Cells> rows = new LinkedHashMap<>();

    private OrganisationFile(
            CsvFile file,
            Set<String> coalitions,
            Map<String, Organisation> before,
            List<Membership> known) {
        this.file = file;
        this.known = known;
        this.coalitions = coalitions;
        this.all = new HashMap<>(before);
    }

    sealed interface Reading {
        /// Parents stand before their branches.
        record Good(List<Organisation> organisations, List<Membership> memberships)
                implements Reading {}

        record Bad(List<CsvProblem> problems) implements Reading {}
    }

    static Reading read(
            byte[] bytes,
            Set<String> coalitions,
            Map<String, Organisation> before,
            List<Membership> known) {
        var file = CsvFile.read(bytes, COLUMNS, OPTIONAL);
        return new OrganisationFile(file, coalitions, before, known).reading();
    }

    private Reading reading() {
        List<Organisation> organisations = new ArrayList<>();
        List<Membership> memberships = new ArrayList<>();
        for (CsvRow row : file.rows()) {
            Cells cells = file.cells(row);
            Organisation organisation = organisation(cells);
            if (rows.putIfAbsent(organisation.id(), cells) != null) {
                cells.problem("id", "code-twice", organisation.id());
                continue;
            }
            all.put(organisation.id(), organisation);
            organisations.add(organisation);
            Membership membership = membership(organisation.id(), cells);
            if (membership != null) {
                memberships.add(membership);
            }
        }
        organisations.forEach(this::check);
        registerNumbers();
        List<CsvProblem> problems = file.problems();
        return problems.isEmpty()
                ? new Reading.Good(organisations, memberships)
                : new Reading.Bad(problems);
    }

    private Organisation organisation(Cells cells) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String language : List.of("kk", "ru", "en")) {
            names.put(language, cells.required("name_" + language));
        }
        return new Organisation(
                cells.matching("id", Coalition.ID),
                cells.oneOf("kind", Organisation.KINDS),
                cells.oneOf("role", Organisation.ROLES),
                cells.optional("coalition"),
                cells.optional("level"),
                cells.optional("place"),
                cells.optional("parent"),
                names,
                cells.optional("register_no"),
                cells.date("joined"),
                cells.date("left"));
    }

    private @Nullable Membership membership(String organisation, Cells cells) {
        Long declared = cells.whole("declared", 0, MOST);
        LocalDate asOf = cells.date("declared_as_of");
        boolean nothing =
                declared == null
                        && cells.text("declared").isEmpty()
                        && cells.text("declared_unit").isEmpty()
                        && cells.text("declared_as_of").isEmpty();
        if (nothing) {
            return null;
        }
        String unit = cells.oneOf("declared_unit", Membership.UNITS);
        String basis = cells.oneOf("declared_basis", Membership.BASES);
        cells.required("declared_as_of");
        if (asOf == null) {
            return null;
        }
        String source = cells.optional("declared_source");
        var declaration = new Membership(organisation, asOf, declared, unit, basis, source);
        boolean rewritten =
                known.stream()
                        .filter(it -> it.organisation().equals(organisation))
                        .filter(it -> it.asOf().equals(asOf) && it.unit().equals(unit))
                        .anyMatch(it -> !it.equals(declaration));
        if (rewritten) {
            cells.problem("declared", "declaration-rewritten", asOf.toString());
        }
        return declaration;
    }

    private void check(Organisation it) {
        Cells cells = rows.get(it.id());
        if (cells == null) {
            throw new IllegalStateException("no row was read for " + it.id());
        }
        String coalition = it.coalition();
        if (coalition != null && !coalitions.contains(coalition)) {
            cells.problem("coalition", "unknown-coalition", coalition);
        }
        String parent = it.parent();
        if (parent != null && !all.containsKey(parent)) {
            cells.problem("parent", "unknown-parent", parent);
        } else if (parent != null && cycle(it)) {
            cells.problem("parent", "cycle", it.id() + " → " + parent);
        }
        if (it.role().equals("branch") && parent == null) {
            cells.problem("parent", "branch-without-parent", it.id());
        }
        LocalDate joined = it.joined();
        LocalDate left = it.left();
        if (joined != null && left != null && left.isBefore(joined)) {
            cells.problem("left", "ends-before-it-begins", joined + " … " + left);
        }
    }

    private boolean cycle(Organisation of) {
        Set<String> seen = new HashSet<>();
        Organisation at = of;
        while (at != null) {
            if (!seen.add(at.id())) {
                return true;
            }
            at = at.parent() == null ? null : all.get(at.parent());
        }
        return false;
    }

    private void registerNumbers() {
        Map<String, String> owners = new HashMap<>();
        all.values().stream()
                .filter(it -> it.registerNo() != null && !rows.containsKey(it.id()))
                .forEach(it -> owners.put(it.registerNo(), it.id()));
        for (var row : rows.entrySet()) {
            String number = row.getValue().optional("register_no");
            String owner = number == null ? null : owners.putIfAbsent(number, row.getKey());
            if (owner != null) {
                row.getValue().problem("register_no", "register-number-taken", owner);
            }
        }
    }
}
