package org.kenes.lawtext.akn;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.tree.Defects;
import org.kenes.lawtext.tree.Node;
import org.kenes.lawtext.tree.TreeBuilder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The notes of a file and the provisions at which they stand. They are kept as plain words.
final class AknNotes {
    private static final Set<String> NOTES = Set.of("authorialNote", "remark");
    private static final Set<String> PLAIN = Set.of("p", "note", "authorialNote", "remark");

    private final Defects defects;
    private final Map<String, XmlTree> texts = new LinkedHashMap<>();
    private final Map<String, @Nullable Node> places = new HashMap<>();
    private final Map<String, Integer> references = new LinkedHashMap<>();
    private final List<TreeBuilder.PlacedNote> inline = new ArrayList<>();

    AknNotes(Defects defects) {
        this.defects = defects;
    }

    static boolean isNote(XmlTree element) {
        return NOTES.contains(element.name());
    }

    /// A note of the metadata, to which references in the text lead.
    void declared(XmlTree note) {
        String id = note.attribute("eId");
        texts.put(id == null ? "#" + texts.size() : id, note);
    }

    /// Takes the element if it is a note or refers to one.
    ///
    /// @return false if it is something else
    boolean take(XmlTree element, Node at) {
        if (isNote(element)) {
            inline.add(new TreeBuilder.PlacedNote(words(element), at));
            return true;
        }
        if (!element.name().equals("noteRef")) {
            return false;
        }
        String href = element.attribute("href");
        if (href != null && href.startsWith("#")) {
            places.put(href.substring(1), at);
            references.putIfAbsent(href.substring(1), element.line());
        }
        return true;
    }

    boolean at(Node node) {
        return inline.stream().anyMatch(note -> note.at() == node);
    }

    private String words(XmlTree note) {
        if (!onlyParagraphs(note)) {
            defects.info(
                    Defect.Code.BLOCK_FLATTENED,
                    note.line(),
                    "<" + note.name() + ">",
                    "a note is kept as plain words");
        }
        return note.words();
    }

    private static boolean onlyParagraphs(XmlTree element) {
        return PLAIN.contains(element.name())
                && element.children().stream().allMatch(AknNotes::onlyParagraphs);
    }

    /// @param settled eIds by note, for notes that no reference places
    void place(TreeBuilder tree, Map<String, String> settled, Map<String, Node> bySourceId) {
        settled.forEach((note, eId) -> places.put(note, bySourceId.get(eId)));
        texts.forEach(
                (id, note) -> tree.add(new TreeBuilder.PlacedNote(words(note), places.get(id))));
        inline.forEach(tree::add);
        references.forEach((id, line) -> {
            if (!texts.containsKey(id)) {
                defects.info(
                        Defect.Code.FOOTNOTE_UNDEFINED, line, id, "a reference to no note of it");
            }
        });
    }
}
