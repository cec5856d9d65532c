package org.kenes.lawtext;

import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.testkit.SharedData;

/// The real texts, for tests of every package.
public final class RealTexts {
    private RealTexts() {}

    /// @param name below `shared/data/lawtext`
    public static Expression of(String name) {
        return read(name, ReadOptions.named(file(name)));
    }

    public static Expression of(String name, String lang) {
        return read(name, ReadOptions.named(file(name)).lang(Lang.of(lang)));
    }

    private static Expression read(String name, ReadOptions options) {
        return LawReader.read(SharedData.bytes("lawtext/" + name), options).getFirst().expression();
    }

    private static String file(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /// A small English act of 2026-01-01 with this body, as Akoma Ntoso.
    public static byte[] act(String body) {
        String file =
                """
                <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act">
                <meta><identification source="#x"><FRBRExpression>
                <FRBRdate date="2026-01-01" name="x"/><FRBRlanguage language="eng"/></FRBRExpression>
                </identification></meta><body>
                """
                        + body
                        + "</body></act></akomaNtoso>";
        return file.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /// A text in the paste format.
    public static Expression paste(String text, String lang) {
        ReadOptions options =
                ReadOptions.named("paste.txt")
                        .format(ReadOptions.Format.PASTE)
                        .lang(Lang.of(lang))
                        .work("/akn/kz/bill/2026-01-01/water")
                        .date("2026-01-01");
        return LawReader.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), options)
                .getFirst()
                .expression();
    }
}
