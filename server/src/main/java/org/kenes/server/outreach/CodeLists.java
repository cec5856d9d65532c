package org.kenes.server.outreach;

import org.kenes.dataset.entry.FieldEntry;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The lists of codes that operators add to. A code has three names, is never renamed and never
/// removed, only closed; each step is a public entry (kind 49).
@Component
public class CodeLists {
    private static final int LONGEST_NAME = 60;
    private static final String SCOPE = "outreach/code";
    private static final String ALL =
            "select code, name_kk, name_ru, name_en, closed_on from outreach.code"
                    + " where list = ? order by added_on, code";
    private static final String ADD =
            "insert into outreach.code (list, code, name_kk, name_ru, name_en, added_on)"
                    + " values (:list, :code, :kk, :ru, :en, :today) on conflict do nothing";
    private static final String CLOSE =
            "update outreach.code set closed_on = ? where list = ? and code = ?"
                    + " and closed_on is null";

    private final JdbcClient jdbc;
    private final Record record;
    private final Clock clock;

    CodeLists(JdbcClient jdbc, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    public CodeList of(CodeList.Name name) {
        return new CodeList(name, jdbc.sql(ALL).param(name.code()).query(CodeLists::added).list());
    }

    /// @param names in Kazakh, Russian and English
    /// @return whether it is new and well formed
    @Transactional
    public boolean add(CodeList.Name list, String code, Map<String, String> names) {
        Map<String, String> said = new TreeMap<>();
        for (String language : List.of("kk", "ru", "en")) {
            String name = names.getOrDefault(language, "").strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                return false;
            }
            said.put(language, name);
        }
        if (!code.matches("[a-z][a-z0-9_]{1,19}") || of(list).contains(code)) {
            return false;
        }
        LocalDate today = LocalDate.now(clock);
        int added =
                jdbc.sql(ADD)
                        .param("list", list.code())
                        .param("code", code)
                        .params(said)
                        .param("today", today)
                        .update();
        if (added > 0) {
            tell(list, new FieldEntry.CodeList.Code(code, said, null), today, "added");
        }
        return added > 0;
    }

    /// @return whether it was one that had been added and was open
    @Transactional
    public boolean close(CodeList.Name list, String code) {
        LocalDate today = LocalDate.now(clock);
        if (jdbc.sql(CLOSE).params(today, list.code(), code).update() == 0) {
            return false;
        }
        Map<String, String> names =
                of(list).added().stream()
                        .filter(it -> it.code().equals(code))
                        .map(CodeList.Added::names)
                        .findFirst()
                        .orElseThrow();
        tell(list, new FieldEntry.CodeList.Code(code, names, today), today, "closed");
        return true;
    }

    private void tell(
            CodeList.Name list, FieldEntry.CodeList.Code code, LocalDate today, String what) {
        String key = list.code() + " " + code.code() + " " + what;
        record.add(
                new Submission(
                        new SubmissionKey(SCOPE, key),
                        code.toString().getBytes(StandardCharsets.UTF_8),
                        () -> new FieldEntry.CodeList(list.code(), List.of(code), today)));
    }

    private static CodeList.Added added(ResultSet row, int n) throws SQLException {
        return new CodeList.Added(
                row.getString("code"),
                Map.of(
                        "kk", row.getString("name_kk"),
                        "ru", row.getString("name_ru"),
                        "en", row.getString("name_en")),
                row.getObject("closed_on", LocalDate.class));
    }
}
