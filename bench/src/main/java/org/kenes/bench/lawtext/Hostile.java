package org.kenes.bench.lawtext;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/// Ten megabytes of what nobody should send, to every reader and to the comparison. Each ends in a
/// text or in a refusal within ten seconds and the heap of the process; run it with `-Xmx1g`:
/// `KENES_JAVA_OPTS=-Xmx1g bench/run lawtext.Hostile`. Beside the time on the wall stands that of
/// the thread, which other work on the machine changes less. Exit code 1 if one does not.
public final class Hostile {
    private static final int BYTES = 10_000_000;
    private static final long MOST_MILLIS = 10_000;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private boolean failed;

    private Hostile() {}

    public static void main(String[] args) {
        Hostile hostile = new Hostile();
        hostile.readers();
        hostile.comparison();
        if (hostile.failed) {
            System.exit(1);
        }
    }

    private void readers() {
        byte[] random = new byte[BYTES];
        new Random(1).nextBytes(random);
        read("random bytes", random);
        read("random letters", scrambled("abcd \n.()1*_[^]<>#-"));
        read("one line", filled("word "));
        read("lines of one letter", filled("x\n"));
        read("headings", filled("Article 1\nx\n"));
        read("marks in marks", filled("1. a\n1) b\n(1) c\na) d\n(a) e\n- f\n"));
        for (String piece : new String[] {"[^a", "**", "__a", "<sup>", "(1", "# ", "`", "> "}) {
            read("paste " + piece, filled(piece));
        }
        read("JSON brackets", filled("{\"meta\":", "[", ""));
        read("JSON one string", filled("{\"en\":{\"title\":\"", "a", "\"}}"));
        read("JSON keys", filled("{", "\"a\":", ""));
        read("JSON paragraphs", paragraphs());
        read("JSON of the legal bank", bank());
        read("XML nested", filled("<a>"));
        read("XML siblings", akn("<article/>"));
        read("XML attribute", filled("<act a=\"", "b", "\"/>"));
        read("XML entities", akn("&amp;"));
        read("XML bold", akn("<p><b>" + "<b>".repeat(200) + "x" + "</b>".repeat(201) + "</p>"));
        read("XML cells", akn("<table><tr><td>x</td></tr></table>"));
        read("XML many tables", akn("<table><tr><td>" + "x ".repeat(40) + "</td></tr></table>"));
        read("XML one table", akn("<table>", "<tr><td>x</td></tr>", "</table>"));
        read("XML invalid blocks", akn("<table><p>x</p><i>y</i></table>"));
        read("XML invalid, all other", akn(() -> new Invalid()::next));
        read("XML notes", akn("<p>x<authorialNote><p>y</p></authorialNote></p>"));
    }

    private static final class Invalid {
        private int n;

        /// Longer ones, so that the limit of elements is not met first.
        String next() {
            return "<table class=\"" + n++ + "\"><p>" + "many words ".repeat(4) + "</p></table>";
        }
    }

    private void comparison() {
        int articles = 4_900;
        StringBuilder forward = new StringBuilder();
        StringBuilder backward = new StringBuilder();
        Random random = new Random(2);
        for (int i = 1; i <= articles; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 150; w++) {
                text.append("w").append(random.nextInt(3_000)).append(' ');
            }
            forward.append("Article ").append(i).append("\n\n").append(text).append(".\n\n");
            backward.insert(0, text + ".\n\n").insert(0, "Article " + (articles + 1 - i) + "\n\n");
        }
        compare("a law of 4,900 articles and its reverse", forward, backward);
        compare(
                "equal articles",
                repeated(articles, "Same words."),
                repeated(articles, "Other words."));
        compare("nearly equal articles", numbered(articles, "a"), numbered(articles, "b"));
        compare("two units of 100,000 words", shuffled(3), shuffled(4));
    }

    private static StringBuilder repeated(int articles, String text) {
        return new StringBuilder(("Article 1\n\n" + text + "\n\n").repeat(articles));
    }

    private static StringBuilder numbered(int articles, String word) {
        StringBuilder law = new StringBuilder();
        for (int i = 1; i <= articles; i++) {
            law.append("Article ").append(i).append("\n\n").append("Everybody has the right ");
            law.append((word + i + " ").repeat(3)).append("and the duty of it.\n\n");
        }
        return law;
    }

    private static StringBuilder shuffled(int seed) {
        Random random = new Random(seed);
        StringBuilder law = new StringBuilder("Article 1\n\n");
        for (int w = 0; w < 99_000; w++) {
            law.append('w').append(random.nextInt(50)).append(' ');
        }
        return law;
    }

    private void compare(String what, CharSequence old, CharSequence now) {
        Expression before = expression(old);
        Expression after = expression(now);
        timed(what, () -> Comparison.of(before, after, CompareOptions.STANDARD).figures());
    }

    private static Expression expression(CharSequence law) {
        ReadOptions options = ReadOptions.named("law.txt").lang(Lang.ENGLISH);
        return LawReader.read(law.toString().getBytes(StandardCharsets.UTF_8), options)
                .getFirst()
                .expression();
    }

    private void read(String what, byte[] bytes) {
        timed(
                what,
                () -> {
                    ReadOptions options = ReadOptions.named("hostile").lang(Lang.ENGLISH);
                    return LawReader.read(bytes, options).size() + " read";
                });
    }

    private void timed(String what, Supplier<Object> work) {
        long start = System.nanoTime();
        long cpu = CPU.getCurrentThreadCpuTime();
        String end;
        try {
            end = String.valueOf(work.get());
        } catch (UnreadableLawException e) {
            end = "refused: " + e.getMessage();
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            end = "FAILED: " + e;
            failed = true;
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        failed |= millis > MOST_MILLIS;
        System.out.printf(
                Locale.ROOT,
                "%6d ms  %6d CPU-ms  %-40s %s%n",
                millis,
                (CPU.getCurrentThreadCpuTime() - cpu) / 1_000_000,
                what,
                end.substring(0, Math.min(120, end.length())));
    }

    private static byte[] filled(String piece) {
        return filled("", piece, "");
    }

    private static byte[] filled(String before, String piece, String after) {
        int times = (BYTES - before.length() - after.length()) / piece.length();
        return (before + piece.repeat(times) + after).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] scrambled(String letters) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder(BYTES);
        for (int i = 0; i < BYTES; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] akn(String piece) {
        return akn("", piece, "");
    }

    private static byte[] akn(String before, String piece, String after) {
        String head =
                "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act><body>"
                        + "<article><content>"
                        + before;
        return filled(head, piece, after + "</content></article></body></act></akomaNtoso>");
    }

    private static byte[] akn(Supplier<Supplier<String>> pieces) {
        Supplier<String> next = pieces.get();
        StringBuilder all = new StringBuilder(BYTES);
        while (all.length() < BYTES - 300) {
            all.append(next.get());
        }
        return akn("", all.toString(), "");
    }

    private static byte[] paragraphs() {
        return filled(
                "{\"en\":{\"title\":\"T\",\"sections\":[{\"articles\":[{\"num\":1,\"paras\":[",
                "{\"num\":\"1\",\"kind\":\"para\",\"text\":\"x\"},",
                "{\"num\":\"1\",\"kind\":\"para\",\"text\":\"x\"}]}]}]}}");
    }

    private static byte[] bank() {
        return filled(
                "{\"content\":[",
                "{\"type\":\"article\",\"level\":1,\"index\":\"1\",\"text\":\"x\"},",
                "{\"type\":\"text\",\"level\":1}]}");
    }
}
