package org.kenes.server.shell;

/// The examples of the shared pieces that no page of this package shows.
public record PiecesView(Piece.Stances stances, Piece.Bars bars) {}
