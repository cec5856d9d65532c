package org.kenes.lawtext;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// A node of the tree of a law, with its identity, its label as printed and its own text.
/// Immutable. `lead` is the text before the children, `tail` the closing text after them.
public sealed interface Provision {
    Kind kind();

    /// Canonical number (`12`, `3-1`, `IV`), null if the provision has none.
    @Nullable String num();

    /// The label as printed (`Статья 12.`, `1)`), null if there is none.
    @Nullable String label();

    @Nullable String heading();

    /// The place in this expression: `art_12__para_3`.
    String eId();

    /// Identity over the versions and languages of a Work; equals the eId in the first version.
    String wId();

    List<Block> lead();

    List<Provision> children();

    List<Block> tail();

    /// Visits this provision and everything below it in document order.
    default void walk(Consumer<Provision> visitor) {
        visitor.accept(this);
        children().forEach(child -> child.walk(visitor));
    }

    /// A part, chapter or other grouping of provisions.
    record Container(
            Kind kind,
            @Nullable String num,
            @Nullable String label,
            @Nullable String heading,
            String eId,
            String wId,
            List<Block> lead,
            List<Provision> children,
            List<Block> tail)
            implements Provision {
        public Container {
            require(kind.isContainer(), kind, eId);
            lead = List.copyOf(lead);
            children = List.copyOf(children);
            tail = List.copyOf(tail);
        }
    }

    /// An article, paragraph, point or other unit of the law's own text.
    record TextUnit(
            Kind kind,
            @Nullable String num,
            @Nullable String label,
            @Nullable String heading,
            String eId,
            String wId,
            List<Block> lead,
            List<Provision> children,
            List<Block> tail)
            implements Provision {
        public TextUnit {
            require(!kind.isContainer() && !kind.isNamedPart(), kind, eId);
            lead = List.copyOf(lead);
            children = List.copyOf(children);
            tail = List.copyOf(tail);
        }
    }

    /// Preface, preamble, annex or conclusions.
    record NamedPart(
            Kind kind,
            @Nullable String num,
            @Nullable String label,
            @Nullable String heading,
            String eId,
            String wId,
            List<Block> lead,
            List<Provision> children,
            List<Block> tail)
            implements Provision {
        public NamedPart {
            require(kind.isNamedPart(), kind, eId);
            lead = List.copyOf(lead);
            children = List.copyOf(children);
            tail = List.copyOf(tail);
        }
    }

    private static void require(boolean fits, Kind kind, String eId) {
        if (!fits) {
            throw new IllegalArgumentException(eId + " cannot be of kind " + kind.element());
        }
        if (eId.isEmpty() || eId.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("an eId is not empty and without spaces: " + eId);
        }
    }
}
