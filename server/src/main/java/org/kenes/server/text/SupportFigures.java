package org.kenes.server.text;

import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// The positions on one provision as the last cut found them. Pages count nothing themselves:
/// before the first cut, and where no cut is taken at all, there is no number.
@Component
public class SupportFigures {

    /// Whoever publishes cuts answers this, from the findings of the newest one.
    public interface Source {
        Optional<Piece.Stances> positions(Page page, String draft, String wid);
    }

    private final ObjectProvider<Source> source;

    SupportFigures(ObjectProvider<Source> source) {
        this.source = source;
    }

    Optional<Piece.Stances> of(Page page, String draft, String wid) {
        return source.stream()
                .findFirst()
                .flatMap(newest -> newest.positions(page, draft, wid));
    }
}
