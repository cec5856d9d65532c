package org.kenes.opinion.chance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.chance.HouseLottery.Ticket;
import org.kenes.testkit.SharedData;

import java.util.List;
import java.util.Map;

class HouseLotteryTest {
    @Test
    void theDrawOfQuotationsIsThatOfTheIndependentProgram() {
        HouseLottery lottery =
                new HouseLottery(
                        "quote/charter-closing/art_5/oppose/kk",
                        SharedData.text("release/quote-draw/checkpoint.txt"),
                        "");
        assertThat(SharedData.text("release/quote-draw/draw.json")).contains(lottery.seedHex());
        List<Ticket> order =
                lottery.order(
                        SharedData.csv("release/quote-draw/population.csv").stream()
                                .map(row -> row.get("event_id"))
                                .toList());
        assertThat(order).hasSize(400);
        List<Map<String, String>> drawn = SharedData.csv("release/quote-draw/drawn.csv");
        for (int i = 0; i < drawn.size(); i++) {
            assertThat(order.get(i).unit()).isEqualTo(drawn.get(i).get("event_id"));
            assertThat(order.get(i).keyHex()).isEqualTo(drawn.get(i).get("key"));
        }
    }
}
