package org.kenes.lawtext.read;

import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.json.JsonTree;
import org.kenes.lawtext.tree.Decoded;

import java.util.List;

/// Reads a law in any format that is understood here.
///
/// The format is told by the content: `<` is Akoma Ntoso, `{` the JSON of the state legal bank if
/// it has a key `content`, else the JSON with several languages in one file; anything else is text
/// as pasted from a word processor or Markdown.
public final class LawReader {
    private LawReader() {}

    /// @return one result per language of the file, in its order; only one where the options name a
    ///   language
    /// @throws UnreadableLawException if it is no text, over a limit, or contradicts itself
    public static List<Imported> read(byte[] bytes, ReadOptions options) {
        return switch (options.format()) {
            case AKN -> List.of(AknReader.read(bytes, options));
            case KZ_JSON -> KzJsonReader.read(bytes, options);
            case ZAN_JSON -> List.of(ZanJsonReader.read(List.of(bytes), options));
            case PASTE -> List.of(PasteReader.read(bytes, options));
            case AUTO -> read(bytes, options.format(detect(bytes, options)));
        };
    }

    /// Reads a document that the state legal bank delivers in pages, one file each.
    public static Imported readPages(List<byte[]> pages, ReadOptions options) {
        return ZanJsonReader.read(pages, options);
    }

    private static ReadOptions.Format detect(byte[] bytes, ReadOptions options) {
        String text = Decoded.text(bytes, options.file());
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        char c = first < text.length() ? text.charAt(first) : ' ';
        return switch (c) {
            case '<' ->
                    looksLikeXml(text, first) ? ReadOptions.Format.AKN : ReadOptions.Format.PASTE;
            case '{' ->
                    JsonTree.object(text, options.file()).containsKey("content")
                            ? ReadOptions.Format.ZAN_JSON
                            : ReadOptions.Format.KZ_JSON;
            default -> ReadOptions.Format.PASTE;
        };
    }

    /// A paste may begin with a tag of Markdown, such as an anchor.
    private static boolean looksLikeXml(String text, int first) {
        return !text.startsWith("<a ", first) && !text.startsWith("<sup>", first);
    }
}
