package org.kenes.server.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class PlaceFileTest {
    private static final String HEADER =
            "code,parent,level,kind,name_kk,name_ru,name_en,aliases,lat,lon,population,"
                    + "population_as_of,population_source,tile_col,tile_row,valid_from,valid_to,"
                    + "successor\n";
    private static final String ROOT = "L,,0,country,Ел,Страна,Land,,,,,,,,,,,\n";

    private static PlaceFile.Reading read(String rows) {
        return PlaceFile.read((HEADER + rows).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static List<String> problems(String rows) {
        return read(rows) instanceof PlaceFile.Reading.Bad bad
                ? bad.problems().stream().map(CsvProblem::toString).toList()
                : List.of();
    }

    @Test
    void theRegisterOfTheCountryIsReadWhole() {
        var reading = PlaceFile.read(SharedData.bytes("field/places/places-kz.csv"), Map.of());
        assertThat(reading).isInstanceOf(PlaceFile.Reading.Good.class);
        List<Place> places = ((PlaceFile.Reading.Good) reading).places();
        assertThat(places).hasSize(366);
        assertThat(places).filteredOn(it -> it.level() == 3 && "KZ".equals(it.parent())).hasSize(5);
    }

    @Test
    void aSettlementMayHangDirectlyOnTheCountry() {
        assertThat(read(ROOT + "s,L,3,settlement,Ауыл,,,,,,,,,,,,,\n"))
                .isInstanceOf(PlaceFile.Reading.Good.class);
    }

    @Test
    void anOldCodeIsRefusedWithTheNewOne() {
        assertThat(problems(ROOT + "KZ-AKM,L,1,region,Ақмола,,,,,,,,,,,,,\n"))
                .containsExactly("line 3, code: old-code (KZ-AKM → KZ-11)");
    }

    @Test
    void twiceTheSameCodeIsNamedAtTheSecondRow() {
        String place = "s,L,3,settlement,Ауыл,,,,,,,,,,,,,\n";
        assertThat(problems(ROOT + place + place)).containsExactly("line 4, code: code-twice (s)");
    }

    @Test
    void parentsExistStandAboveAndMakeNoCircle() {
        assertThat(problems(ROOT + "a,x,1,region,А,,,,,,,,,,,,,\n"))
                .containsExactly("line 3, parent: unknown-parent (x)");
        assertThat(
                        problems(
                                ROOT
                                        + "a,L,2,district,А,,,,,,,,,,,,,\n"
                                        + "b,a,2,district,Б,,,,,,,,,,,,,\n"))
                .containsExactly("line 4, level: not-below-parent (2 ≤ 2)");
        assertThat(problems(ROOT + "a,b,1,region,А,,,,,,,,,,,,,\nb,a,2,district,Б,,,,,,,,,,,,,\n"))
                .containsExactly("line 3, parent: cycle (a → b)", "line 4, parent: cycle (b → a)");
    }

    @Test
    void thereIsOneRoot() {
        assertThat(problems(ROOT + "M,,0,country,Басқа,,,,,,,,,,,,,\n"))
                .containsExactly(
                        "line 2, parent: many-roots (L M)", "line 3, parent: many-roots (L M)");
    }

    @Test
    void aCodeKeepsItsLevel() {
        var before = (PlaceFile.Reading.Good) read(ROOT + "s,L,3,settlement,Ауыл,,,,,,,,,,,,,\n");
        var changed = HEADER + "s,L,2,district,Ауыл,,,,,,,,,,,,,\n";
        var reading = PlaceFile.read(changed.getBytes(StandardCharsets.UTF_8), before.register());
        assertThat(((PlaceFile.Reading.Bad) reading).problems().toString())
                .contains("meaning-changed");
    }

    @Test
    void everyProblemOfAFileIsNamedAtOnce() {
        assertThat(problems(ROOT + "s,L,3,settlement,,,,,95,,x,,,,,2026-02-30,,\n"))
                .containsExactly(
                        "line 3, name_kk: no-name (s)",
                        "line 3, lat: out-of-range (95 ∉ -90…90)",
                        "line 3, population: not-a-whole-number (x)",
                        "line 3, valid_from: not-a-date (2026-02-30)");
    }

    @Test
    void namesAreFoldedForTheSearch() {
        assertThat(PlaceNames.fold("  Алмaты  ОБЛЫСЫ ")).isEqualTo("алматы облысы");
        assertThat(PlaceNames.fold("Щучинск-ё")).isEqualTo("щучинск-е");
        assertThat(PlaceNames.fold("Qo'qon")).isEqualTo("qoqon");
    }
}
