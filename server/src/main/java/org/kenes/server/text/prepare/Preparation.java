package org.kenes.server.text.prepare;

import org.kenes.lawtext.compare.Lineage;
import org.kenes.server.text.Drafts.Publication;
import org.kenes.server.text.Editing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A version that is being prepared.
///
/// @param by who prepares it
/// @param files language → file
/// @param reasons eId of an article → why the languages differ there
record Preparation(
        String id,
        String status,
        long by,
        Map<String, File> files,
        List<Lineage.Decision> decisions,
        Map<String, String> reasons) {
    /// @param report what the import found, as JSON
    record File(String title, byte[] akn, String report) {}

    /// @param office who answers for the decisions
    Publication publication(LocalDate day, String office, boolean leaveDoubtful) {
        Map<String, String> titles = new TreeMap<>();
        Map<String, byte[]> akn = new TreeMap<>();
        files.forEach((lang, file) -> {
            titles.put(lang, file.title());
            akn.put(lang, file.akn());
        });
        List<Lineage.Decision> signed =
                decisions.stream()
                        .map(it ->
                                new Lineage.Decision(
                                        it.before(),
                                        it.after(),
                                        it.relation(),
                                        office,
                                        it.at(),
                                        it.note()))
                        .toList();
        return new Publication(
                id,
                status,
                day,
                titles,
                akn,
                new Editing(signed, leaveDoubtful, reasons, office, day.toString()));
    }
}
