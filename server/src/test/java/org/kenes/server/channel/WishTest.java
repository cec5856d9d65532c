package org.kenes.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.server.channel.BareReport.Wrong;
import org.kenes.server.outreach.EventCode;
import org.kenes.server.shell.language.Lang;

class WishTest {
    private static final EventCode CODE = new EventCode("4F7KG");

    @Test
    void aBareReportIsReadHoweverATelephoneWritesIt() {
        var sheet = new BareReport(CODE, 118, 118L, 118, "sheet");
        for (String typed :
                new String[] {
                    "KE 4F7KG 118 S",
                    "ke 4f7kg 118 s",
                    "КЕ 4F7КG 118 С",
                    "КЕ 4f7кg  118 с",
                    "KE 4F7KG 118 1"
                }) {
            assertThat(Wish.of(typed)).as(typed).isEqualTo(new Wish.Report(sheet));
        }
        assertThat(Wish.of("KE 4F7KG 118 Н"))
                .isEqualTo(new Wish.Report(new BareReport(CODE, 118, 118L, 118, "headcount")));
        assertThat(Wish.of("KE 4F7KG 100–140 3"))
                .isEqualTo(new Wish.Report(new BareReport(CODE, 100, null, 140, "estimate")));
    }

    @Test
    void whatIsWrongInABareReportIsNamed() {
        assertThat(wrong("KE 4F7KG 118")).isEqualTo(Wrong.SHAPE);
        assertThat(wrong("KE")).isEqualTo(Wrong.SHAPE);
        assertThat(wrong("KE 4F7KH 118 S")).isEqualTo(Wrong.CODE);
        assertThat(wrong("KE 4F7KG many S")).isEqualTo(Wrong.COUNT);
        assertThat(wrong("KE 4F7KG 140-100 E")).isEqualTo(Wrong.COUNT);
        assertThat(wrong("KE 4F7KG 1000001 S")).isEqualTo(Wrong.COUNT);
        assertThat(wrong("KE 4F7KG 118 X")).isEqualTo(Wrong.METHOD);
        assertThat(wrong("KE 4F7KG 118 C")).isEqualTo(Wrong.METHOD);
        assertThat(wrong("KE 4F7KG 118 E")).isEqualTo(Wrong.RANGE_MISSING);
        assertThat(wrong("KE 4F7KG 100-140 S")).isEqualTo(Wrong.RANGE);
    }

    private static Wrong wrong(String typed) {
        return ((Wish.NoReport) Wish.of(typed)).why();
    }

    @Test
    void theFunctionsHaveNamesInThreeLanguages() {
        assertThat(Wish.of("/start")).isEqualTo(new Wish.Help());
        assertThat(Wish.of("көмек")).isEqualTo(new Wish.Help());
        assertThat(Wish.of("Стоп")).isEqualTo(new Wish.Stop());
        assertThat(Wish.of("ТОҚТА")).isEqualTo(new Wish.Stop());
        assertThat(Wish.of("Иә")).isEqualTo(new Wish.Yes());
        assertThat(Wish.of("/kk")).isEqualTo(new Wish.Speak(Lang.KK));
        assertThat(Wish.of("Жақын Талап")).isEqualTo(new Wish.Near("Талап"));
        assertThat(Wish.of("напомни 4F7KG")).isEqualTo(new Wish.Remind("4F7KG"));
        assertThat(Wish.of("ke link ab12cd34")).isEqualTo(new Wish.Link("ab12cd34"));
        assertThat(Wish.of("Когда начнётся встреча?"))
                .isEqualTo(new Wish.Ask("Когда начнётся встреча?"));
    }
}
