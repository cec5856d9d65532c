package org.kenes.server.release.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.group.OpinionGroups;

import java.util.Map;

/// The group of a cut whose middle is nearest to some answers, placed as the cut placed its cards
/// (opinion spec 7.2): with the published centres and loadings of the statements.
///
/// @param answered how many answers are on statements of the analysis
/// @param least how many there must be
/// @param group null if there are too few, or no groups
record NearestGroup(int answered, int least, @Nullable String group) {
    /// @param groups the object of `groups.json`
    /// @param answers statement → 1 agree, −1 disagree, 0 pass
    static NearestGroup of(Found groups, Map<String, Integer> answers) {
        int statements = 0;
        int answered = 0;
        double x = 0;
        double y = 0;
        for (Found it : groups.objects("statements")) {
            if (it.flag("excluded")) {
                continue;
            }
            statements++;
            Integer answer = answers.get(it.text("id"));
            if (answer != null) {
                answered++;
                double off = answer - it.real("centre");
                x += off * it.real("loading", 0);
                y += off * it.real("loading", 1);
            }
        }
        int least = Math.min(OpinionGroups.FLOOR, statements);
        if (answered < least || answered == 0) {
            return new NearestGroup(answered, least, null);
        }
        double scale = Math.sqrt((double) statements / answered);
        String group = null;
        double nearest = Double.MAX_VALUE;
        for (Found it : groups.objects("groups")) {
            double dx = scale * x - it.real("centre", 0);
            double dy = scale * y - it.real("centre", 1);
            double distance = dx * dx + dy * dy;
            if (distance < nearest) {
                nearest = distance;
                group = it.text("id");
            }
        }
        return new NearestGroup(answered, least, group);
    }
}
