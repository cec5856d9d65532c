package org.kenes.server.release;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.state.CutStamp;

import java.time.Instant;
import java.util.List;

/// The frame around one release: what it holds, and how to check it.
///
/// @param corrections one sentence each, newest first
/// @param report the address of the report as a page
/// @param pdf its address as PDF, or null
/// @param supported claims of the report that their figures bear out
/// @param unsupported claims that are printed as unsupported
/// @param supersededBy the release that corrects it, or null
/// @param recounts what others found who recounted it, by name
/// @param seen who saw it before everybody, one line each
/// @param command what an outsider types to check it
@NullMarked
public record ReleaseView(
        String title,
        Instant published,
        CutStamp cut,
        List<String> corrections,
        String report,
        @Nullable String pdf,
        long supported,
        long unsupported,
        List<File> files,
        @Nullable String supersededBy,
        List<Recounts.Recount> recounts,
        List<String> seen,
        String command) {

    public long differing() {
        return recounts.stream().filter(recount -> !recount.agrees()).count();
    }

    /// @param what one phrase, or empty
    public record File(String name, String href, String what, long bytes, String sha256) {}
}
