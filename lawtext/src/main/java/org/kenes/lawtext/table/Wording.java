package org.kenes.lawtext.table;

import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.compare.Change;
import org.kenes.lawtext.layout.LayoutHtml;

import java.util.List;

/// The words of the tables in Kazakh, Russian and English; other languages get English.
enum Wording {
    KAZAKH(
            List.of(
                    "№",
                    "Құрылымдық элемент",
                    "Қолданыстағы редакция",
                    "Ұсынылатын редакция",
                    "Негіздеме"),
            "жоқ",
            "бұрынғы: ",
            "қосылды",
            "алып тасталды",
            new String[] {"тақырып", "Бұрынғы мәтін", "Жаңа мәтін", "Белгілер", "кесте"},
            List.of(
                    "өзгермеген",
                    "өзгертілген",
                    "енгізілген",
                    "алып тасталған",
                    "біріктірілген",
                    "бөлінген")),
    RUSSIAN(
            List.of(
                    "№",
                    "Структурный элемент",
                    "Действующая редакция",
                    "Предлагаемая редакция",
                    "Обоснование"),
            "отсутствует",
            "было: ",
            "добавлено",
            "исключено",
            new String[] {"заголовок", "Прежний текст", "Новый текст", "Обозначения", "таблица"},
            List.of("без изменений", "изменено", "введено", "исключено", "объединено", "выделено")),
    ENGLISH(
            List.of("No.", "Provision", "Wording in force", "Proposed wording", "Justification"),
            "none",
            "was: ",
            "inserted",
            "deleted",
            new String[] {"heading", "Earlier text", "Later text", "Marks", "table"},
            List.of("unchanged", "edited", "inserted", "repealed", "merged", "split"));

    final List<String> columns;
    final String none;
    final String was;
    final String inserted;
    final String deleted;
    final String heading;
    final String earlier;
    final String later;
    final String marks;
    final String table;
    private final List<String> changes;

    Wording(
            List<String> columns,
            String none,
            String was,
            String inserted,
            String deleted,
            String[] more,
            List<String> changes) {
        this.columns = columns;
        this.none = none;
        this.was = was;
        this.inserted = inserted;
        this.deleted = deleted;
        this.heading = more[0];
        this.earlier = more[1];
        this.later = more[2];
        this.marks = more[3];
        this.table = more[4];
        this.changes = changes;
    }

    static Wording of(Lang lang) {
        return switch (lang.code()) {
            case "kaz" -> KAZAKH;
            case "rus" -> RUSSIAN;
            default -> ENGLISH;
        };
    }

    LayoutHtml.Said said() {
        return new LayoutHtml.Said(inserted, deleted, table, null);
    }

    String change(Change change) {
        return changes.get(change.ordinal());
    }

    /// How lawyers write where a provision stands: `26-бап`, `пункт 3`, `article 12`.
    String element(Kind kind, String num) {
        return switch (this) {
            case KAZAKH -> kazakh(kind, num);
            case RUSSIAN -> russian(kind, num);
            case ENGLISH -> (kind.element() + " " + num).strip();
        };
    }

    private static String kazakh(Kind kind, String num) {
        String word =
                switch (kind) {
                    case ARTICLE -> "бап";
                    case PARAGRAPH -> "тармақ";
                    case PART -> "бөлім";
                    case CHAPTER -> "тарау";
                    case POINT, SUBPARAGRAPH -> "тармақша";
                    case PREAMBLE -> "кіріспе";
                    case ANNEX -> "қосымша";
                    case ALINEA -> "абзац";
                    case BOOK, TITLE, SUBCHAPTER, SECTION, SUBSECTION, DIVISION, HCONTAINER ->
                            "бөлім";
                    case RULE, CLAUSE -> "тармақ";
                    case PREFACE, CONCLUSIONS -> kind.element();
                };
        if (num.isEmpty()) {
            return word;
        }
        return kind == Kind.POINT ? num + ") " + word : num + "-" + word;
    }

    private static String russian(Kind kind, String num) {
        String word =
                switch (kind) {
                    case ARTICLE -> "статья";
                    case PARAGRAPH, RULE, CLAUSE -> "пункт";
                    case PART, BOOK, TITLE, SECTION, HCONTAINER -> "раздел";
                    case CHAPTER -> "глава";
                    case SUBCHAPTER, SUBSECTION -> "подраздел";
                    case DIVISION -> "параграф";
                    case POINT, SUBPARAGRAPH -> "подпункт";
                    case PREAMBLE -> "преамбула";
                    case ANNEX -> "приложение";
                    case ALINEA -> "абзац";
                    case PREFACE, CONCLUSIONS -> kind.element();
                };
        String end = kind == Kind.POINT && !num.isEmpty() ? ")" : "";
        return (word + " " + num + end).strip();
    }
}
