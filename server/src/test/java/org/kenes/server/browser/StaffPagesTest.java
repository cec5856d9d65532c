package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every page of the staff, reached by the role it is for: by night at 400 % zoom with the
/// keyboard, by day on a wide screen.
@ExtendWith(Site.Open.class)
class StaffPagesTest {
    /// A file; a version that is being prepared, a draft of a release and a book of slips, of which
    /// the demo has none (the tour meets them).
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "/{lang}/staff/events/{id}",
                    "/{lang}/staff/field/events",
                    "/{lang}/staff/paper/{instance}",
                    "/{lang}/staff/paper/{instance}/sheet.jpg",
                    "/{lang}/staff/photos/{id}.jpg",
                    "/{lang}/staff/text/{id}",
                    "/{lang}/staff/slips/{book:[a-z0-9-]{1,60}}");

    private final Site site;

    StaffPagesTest(Site site) {
        this.site = site;
    }

    @Test
    void byNightAtFourHundredPercentAndByKeyboardNothingIsWrong() {
        Map<String, Object> wrong = new TreeMap<>();
        Set<String> reached =
                new StaffCrawl(site, "kk", Look.ZOOMED)
                        .walk((path, visit) -> {
                            String keys = KeyboardTest.walk(visit.page());
                            List<String> complaints = visit.complaints();
                            if (!complaints.isEmpty() || !keys.isEmpty()) {
                                wrong.put(path, complaints + " " + keys);
                            }
                        });
        assertThat(wrong).isEmpty();
        Set<String> missed = new TreeSet<>(site.routes().staffPages());
        missed.removeAll(reached);
        missed.removeAll(ELSEWHERE);
        missed.removeIf(it -> it.startsWith("/{lang}/staff/releases/"));
        assertThat(missed).as("reached from no desk").isEmpty();
    }

    @Test
    void byDayOnAWideScreenNothingIsWrong() {
        Map<String, Object> wrong = new TreeMap<>();
        new StaffCrawl(site, "ru", Look.DESK)
                .walk((path, visit) -> {
                    List<String> complaints = visit.complaints();
                    if (!complaints.isEmpty()) {
                        wrong.put(path, complaints);
                    }
                });
        assertThat(wrong).isEmpty();
    }
}
