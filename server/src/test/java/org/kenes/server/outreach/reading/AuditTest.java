package org.kenes.server.outreach.reading;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class AuditTest {
    private static final String HEADER =
            "event,node,start,end,latitude,longitude,accuracy,old-value,new-value\n";

    @Test
    void timesAndTheMostSuspiciousPositionAreRead() {
        Audit audit =
                read(
                        HEADER
                                + "form start,,1772700000000,,51.1,71.4,12.5,,\n"
                                + "question,/data/a,1772700060000,1772700061000,51.2,71.5,0,,\n");
        assertThat(audit.times())
                .containsExactly(
                        Instant.ofEpochMilli(1772700000000L), Instant.ofEpochMilli(1772700060000L));
        Audit.Line worst = audit.worst();
        assertThat(worst).isNotNull();
        assertThat(worst.accuracy()).isZero();
        assertThat(worst.lat()).isEqualTo(51.2);
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        assertThat(read("").lines()).isEmpty();
        assertThat(read("event,node\nform start,\n").times()).isEmpty();
        assertThat(read(HEADER + "x,y,notanumber,,a,b,c,,\n").worst()).isNull();
        assertThat(read(HEADER + "x,y,1e99999,,\n").times()).isEmpty();
        assertThat(new Audit(Audit.read(new byte[] {0, 1, 2, -1}).lines()).times()).isEmpty();
    }

    private static Audit read(String csv) {
        return Audit.read(csv.getBytes(UTF_8));
    }
}
