package org.kenes.lawtext.tree;

import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.imported.Defect;

import java.util.ArrayList;
import java.util.List;

/// The defects of one import, in the order in which they are met.
public final class Defects {
    private static final int MOST = 100_000;

    private final List<Defect> list = new ArrayList<>();

    public void info(Defect.Code code, int line, String excerpt, String detail) {
        add(code, Defect.Severity.INFO, Defect.Action.KEPT, line, "", excerpt, detail);
    }

    public void repaired(Defect.Code code, int line, String eId, String excerpt, String detail) {
        add(code, Defect.Severity.WARNING, Defect.Action.REPAIRED, line, eId, excerpt, detail);
    }

    public void add(
            Defect.Code code,
            Defect.Severity severity,
            Defect.Action action,
            int line,
            String eId,
            String excerpt,
            String detail) {
        if (list.size() == MOST) {
            throw new UnreadableLawException(
                    "More than "
                            + MOST
                            + " defects, the last in line "
                            + line
                            + ": this is no text of a law in the format it was taken for.");
        }
        list.add(new Defect(code, severity, action, line, eId, excerpt, detail));
    }

    public List<Defect> list() {
        return List.copyOf(list);
    }
}
