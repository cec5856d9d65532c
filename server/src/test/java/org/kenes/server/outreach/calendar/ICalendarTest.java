package org.kenes.server.outreach.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

class ICalendarTest {
    private static final LocalDate DAY = LocalDate.of(2031, 3, 9);

    @Test
    void linesAreFoldedAtSeventyFiveOctetsNeverInsideACharacter() {
        String summary = "Ауылдағы кездесу: су, жер; құқық\\міндет\nекінші жол ".repeat(4);
        byte[] calendar = write(meeting(summary, LocalTime.of(16, 30)));
        String text = new String(calendar, UTF_8);
        for (String line : text.split("\r\n")) {
            assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD").doesNotContain("\n");
        }
        String unfolded = text.replace("\r\n ", "");
        assertThat(unfolded)
                .contains("SUMMARY:Ауылдағы кездесу: су\\, жер\\; құқық\\\\міндет\\nекінші жол");
    }

    @Test
    void aMeetingHasItsWallClockItsZoneAndAnIdentityThatNeverChanges() {
        String text = new String(write(meeting("x", LocalTime.of(16, 30))), UTF_8);
        assertThat(text)
                .contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Almaty\r\n")
                .contains("TZOFFSETTO:+0500\r\n")
                .contains("DTSTART;TZID=Asia/Almaty:20310309T163000\r\nDURATION:PT75M\r\n")
                .contains("UID:e5232537-177c-4f9f-9012-a47774b18da7@example.kz\r\n")
                .contains("DTSTAMP:20310301T000000Z\r\n")
                .contains("CONFERENCE;VALUE=URI:https://stream.example.kz/1\r\n")
                .contains("STATUS:CONFIRMED\r\n");
        assertThat(write(meeting("x", LocalTime.of(16, 30)))).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void aMeetingWithoutATimeIsADay() {
        String text = new String(write(meeting("x", null)), UTF_8);
        assertThat(text).contains("DTSTART;VALUE=DATE:20310309\r\n").doesNotContain("VTIMEZONE");
    }

    private static byte[] write(ICalendar.Meeting meeting) {
        return ICalendar.write("Кеңес", "example.kz", ZoneId.of("Asia/Almaty"), List.of(meeting));
    }

    private static ICalendar.Meeting meeting(String summary, LocalTime start) {
        return new ICalendar.Meeting(
                "e5232537-177c-4f9f-9012-a47774b18da7",
                summary,
                "Талап",
                "47.9;67.5",
                DAY,
                start,
                75,
                false,
                LocalDate.of(2031, 3, 1),
                0,
                List.of("Кеншілер"),
                "https://stream.example.kz/1",
                "https://example.kz/kk/events/e5232537");
    }
}
