package org.kenes.server.text;

import gg.jte.Content;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.layout.LayoutHtml;
import org.kenes.lawtext.layout.Part;
import org.kenes.server.shell.Page;

import java.util.List;

/// Words of the law on a page, laid out by `lawtext`, which escapes every one of them.
public final class LawHtml {
    private LawHtml() {}

    /// @param label of the provision, which stands in its first paragraph; empty for none
    /// @param href of the label, or null
    public static Content of(Page page, List<Part> parts, String label, @Nullable String href) {
        var said =
                new LayoutHtml.Said(
                        page.text("text.compare.inserted"),
                        page.text("text.compare.deleted"),
                        page.text("text.table-of-law"),
                        page.lang().code());
        String html = LayoutHtml.of(parts, said, new LayoutHtml.Label(label, href));
        return output -> output.writeContent(html);
    }
}
