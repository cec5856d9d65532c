package org.kenes.server.text;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.compare.Unit;
import org.kenes.server.shell.language.Messages;

/// What a provision is called on a page: label and heading as printed, or what there is of them.
public final class Titles {
    private Titles() {}

    public static String of(Provision it, Messages messages) {
        return of(it.kind(), it.label(), it.heading(), it.eId(), messages);
    }

    public static String of(Unit it, Messages messages) {
        return of(it.kind(), it.label(), it.heading(), it.eId(), messages);
    }

    /// The label alone where there is one, without the full stop that some print after it.
    public static String brief(Unit it, Messages messages) {
        String label = it.label().strip();
        if (label.isEmpty()) {
            return of(it, messages);
        }
        return label.endsWith(".") ? label.substring(0, label.length() - 1) : label;
    }

    private static String of(
            Kind kind,
            @Nullable String label,
            @Nullable String heading,
            String eId,
            Messages messages) {
        if (label == null || label.isBlank()) {
            return heading == null || heading.isBlank() ? nameless(kind, eId, messages) : heading;
        }
        return heading == null || heading.isBlank() ? label : label + " " + heading;
    }

    private static String nameless(Kind kind, String eId, Messages messages) {
        return kind.isNamedPart() ? messages.text("text.kind." + kind.element()) : eId;
    }
}
