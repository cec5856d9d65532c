package org.kenes.server.release.annex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.dataset.Json;
import org.kenes.opinion.group.GroupReport;
import org.kenes.opinion.group.GroupsJson;
import org.kenes.opinion.group.OpinionGroups;
import org.kenes.opinion.vote.VotesBuilder;
import org.kenes.testkit.SyntheticVotes;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

class NearestGroupTest {
    @Test
    void whoeverTheCutGroupedIsNearestToThatGroup() {
        SyntheticVotes votes = SyntheticVotes.of(600, 60, .4, 7, 3);
        VotesBuilder builder = new VotesBuilder();
        Map<String, Map<String, Integer>> cards = new HashMap<>();
        for (int p = 0; p < votes.ids().size(); p++) {
            Map<String, Integer> card = new HashMap<>();
            for (int i = votes.start()[p]; i < votes.start()[p + 1]; i++) {
                String statement = votes.statements().get(votes.packed()[i] >> 2);
                int value = (votes.packed()[i] & 3) - 1;
                card.put(statement, value);
                builder.add(votes.ids().get(p), statement, value, 0);
            }
            cards.put(votes.ids().get(p), card);
        }
        GroupReport report = OpinionGroups.analyse(builder.build(), OpinionGroups.Request.plain());
        assertThat(report.groups()).hasSize(3);
        byte[] published = GroupsJson.of(report).getBytes(StandardCharsets.UTF_8);
        Found groups = Found.of(Json.read(published, "groups.json"));
        int alike = 0;
        int placed = 0;
        for (GroupReport.Person person : report.people()) {
            NearestGroup found = NearestGroup.of(groups, cards.get(person.id()));
            assertThat(found.answered()).isEqualTo(person.votes());
            assertThat(found.group() == null)
                    .as("below the floor")
                    .isEqualTo(person.group().isEmpty());
            if (found.group() != null) {
                placed++;
                alike += found.group().equals(person.group()) ? 1 : 0;
            }
        }
        // What is published is the middle of a group's cards, rounded; the border may lie a card
        // off.
        assertThat(placed).isGreaterThan(500);
        assertThat(alike).isGreaterThan(placed * 99 / 100);
    }
}
