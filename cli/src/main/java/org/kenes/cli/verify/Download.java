package org.kenes.cli.verify;

import org.kenes.dataset.table.DataPackage;
import org.kenes.ledger.account.DispositionTree;
import org.kenes.ledger.account.Dispositions;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TilePath;
import org.kenes.report.Manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A published release, fetched into a folder: the files of its manifest and the files of its log
/// that the checkpoint implies, and nothing else. No redirects to other hosts, a limit on every
/// file.
final class Download {
    private static final long LONGEST = 4L << 30;

    /// The address does not answer as a release.
    static final class Unreachable extends RuntimeException {
        Unreachable(String message) {
            super(message);
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();
    private final URI base;
    private final Path folder;

    private Download(URI base, Path folder) {
        this.base = base;
        this.folder = folder;
    }

    static Path release(URI address, Path folder, PrintStream progress) {
        String text = address.toString();
        Download download =
                new Download(URI.create(text.endsWith("/") ? text : text + "/"), folder);
        download.fetch("manifest.json");
        List<String> files = List.copyOf(Manifest.files(folder).keySet());
        download.all(files, progress, "files");
        download.fetch("log/log.vkey");
        download.fetch("log/checkpoint");
        download.log(progress);
        return folder;
    }

    private void log(PrintStream progress) {
        long cut = DataPackage.read(folder).cut().size();
        fetch("log/checkpoint." + cut);
        Set<String> tiles = new TreeSet<>(tiles("log/", "log/checkpoint"));
        tiles.addAll(tiles("log/", "log/checkpoint." + cut));
        all(tiles, progress, "files of the log");
        for (long release : releases(cut)) {
            String tree = "log/" + DispositionTree.folder(release);
            fetch(tree + "/checkpoint");
            all(tiles(tree + "/", tree + "/checkpoint"), progress, "files of the release's tree");
        }
    }

    /// Numbers of the releases over this cut, as the log names them.
    private List<Long> releases(long cut) {
        LogReader log = new LogReader(Source.folder(folder.resolve("log")));
        long size = Checkpoint.parse(SignedNote.parse(log.checkpoint()).text()).size();
        Dispositions walked = new Dispositions("", index -> log.entry(index, size));
        log.entries(0, size, size).forEachRemaining(walked::accept);
        return walked.releases().values().stream()
                .map(Dispositions.Released::release)
                .filter(release -> release.head().size() == cut)
                .map(release -> release.release())
                .toList();
    }

    private List<String> tiles(String prefix, String checkpoint) {
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(folder.resolve(checkpoint)));
            return TilePath.of(Checkpoint.parse(note.text()).size()).stream()
                    .map(path -> prefix + path)
                    .toList();
        } catch (IOException e) {
            throw new Unreachable("cannot read " + checkpoint);
        }
    }

    private void all(Collection<String> paths, PrintStream progress, String what) {
        int done = 0;
        for (String path : paths) {
            fetch(path);
            done++;
            if (done % 500 == 0 || done == paths.size()) {
                progress.println("fetched " + done + " of " + paths.size() + " " + what);
            }
        }
    }

    private void fetch(String path) {
        URI uri = base.resolve(path);
        if (!uri.toString().startsWith(base.toString())) {
            throw new Unreachable(path + " leaves the release");
        }
        try {
            HttpResponse<InputStream> response =
                    client.send(
                            HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(10)).build(),
                            BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new Unreachable(uri + " answers " + response.statusCode());
                }
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                long copied = Files.copy(new Limited(body, LONGEST), file);
                if (copied >= LONGEST) {
                    throw new Unreachable(uri + " is larger than " + LONGEST + " bytes");
                }
            }
        } catch (IOException e) {
            throw new Unreachable(uri + " cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(uri + ": interrupted");
        }
    }

    /// Ends after so many bytes.
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return left-- <= 0 ? -1 : in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
