package org.kenes.cli.draw;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.HouseLottery;
import org.kenes.opinion.chance.HouseLottery.Ticket;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who checks which meeting: the eligible organisation with the smallest key. Eligible is who
/// neither organised it nor has an ancestor in common with somebody who did.
///
/// @param parents branch → the organisation it is a branch of
record Checkers(HouseLottery lottery, List<String> checkers, Map<String, String> parents) {

    /// @return null when nobody is eligible
    @Nullable String of(Draw.Unit unit) {
        List<String> heads = unit.organisers().stream().map(this::head).toList();
        return checkers.stream()
                .filter(c -> !unit.organisers().contains(c) && !heads.contains(head(c)))
                .map(c -> new Ticket(c, lottery.hmac("checker\n" + unit.event() + "\n" + c)))
                .min(
                        Comparator.comparing(Ticket::key, Arrays::compareUnsigned)
                                .thenComparing(Ticket::unit))
                .map(Ticket::unit)
                .orElse(null);
    }

    /// The organisation at the top; a circle, which the register refuses, ends where it began.
    private String head(String organisation) {
        Set<String> seen = new HashSet<>();
        String head = organisation;
        while (seen.add(head)) {
            head = parents.getOrDefault(head, head);
        }
        return head;
    }
}
