package org.kenes.lawtext;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One version of a Work in one language: the tree of its provisions, and the notes beside it.
///
/// @param authentic whether this language binds
/// @param meta what the source said about itself and has no other place here
public record Expression(
        Work work,
        Version version,
        Lang lang,
        boolean authentic,
        String title,
        Source source,
        Provision.@Nullable NamedPart preface,
        Provision.@Nullable NamedPart preamble,
        List<Provision> body,
        Provision.@Nullable NamedPart conclusions,
        List<Provision.NamedPart> annexes,
        List<Note> notes,
        SortedMap<String, String> meta) {
    public Expression {
        body = List.copyOf(body);
        annexes = List.copyOf(annexes);
        notes = List.copyOf(notes);
        meta = Collections.unmodifiableSortedMap(new TreeMap<>(meta));
    }

    /// `{work}/{lang3}@{date}`
    public String uri() {
        return work.uri() + "/" + lang.code() + "@" + version.date();
    }

    /// `{expression}~{eId}`
    public String uri(Provision provision) {
        return uri() + "~" + provision.eId();
    }

    /// The topmost provisions in document order.
    public List<Provision> roots() {
        List<Provision> roots = new ArrayList<>();
        if (preface != null) {
            roots.add(preface);
        }
        if (preamble != null) {
            roots.add(preamble);
        }
        roots.addAll(body);
        if (conclusions != null) {
            roots.add(conclusions);
        }
        roots.addAll(annexes);
        return roots;
    }

    /// Visits every provision in document order.
    public void walk(Consumer<Provision> visitor) {
        roots().forEach(root -> root.walk(visitor));
    }
}
