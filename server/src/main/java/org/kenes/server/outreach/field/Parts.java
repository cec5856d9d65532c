package org.kenes.server.outreach.field;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.form.FileName;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts of one POST: the report in memory, every file on disk with its hash. Closing it
/// deletes the files that nobody kept.
///
/// @param xml null when no part is the report
/// @param fields name → values of plain fields, as far as a form of ours has any
public record Parts(byte @Nullable [] xml, List<Arrived> files, Map<String, List<String>> fields)
        implements AutoCloseable {
    public static final String REPORT = "xml_submission_file";
    static final int MOST_XML = 2 << 20;
    private static final int MOST_FILE = 25_000_000;
    public static final int MOST_PARTS = 200;

    /// What is read and thrown away of a body that is too large: a client that is cut off while it
    /// sends never sees why.
    private static final long MOST_DRAINED = 128_000_000;

    /// @param field name of the part
    public record Arrived(String field, String name, String sha256, long size, Path temporary) {}

    /// Larger than what is taken.
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// @param limit of the whole body in bytes
    /// @param most how many parts
    /// @throws TooLarge when a limit is passed
    /// @throws IOException when the body is no multipart form, or ends early
    public static Parts read(HttpServletRequest request, FileStore store, long limit, int most)
            throws IOException {
        InputStream body = request.getInputStream();
        List<Arrived> files = new ArrayList<>();
        boolean whole = false;
        try {
            if (request.getContentLengthLong() > limit) {
                throw new TooLarge();
            }
            Parts parts = read(request, new Limited(body, limit), store, most, files);
            whole = true;
            return parts;
        } catch (IOException e) {
            boolean large = e instanceof TooLarge || e.getCause() instanceof TooLarge;
            drain(body);
            throw large ? new TooLarge() : e;
        } finally {
            if (!whole) {
                new Parts(null, files, Map.of()).close();
            }
        }
    }

    private static Parts read(
            HttpServletRequest request,
            InputStream body,
            FileStore store,
            int most,
            List<Arrived> files)
            throws IOException {
        FileItemIterator parts = Upload.items(request, body, -1);
        byte[] xml = null;
        int count = 0;
        int left = MOST_XML;
        Map<String, List<String>> fields = new LinkedHashMap<>();
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (++count > most) {
                throw new TooLarge();
            }
            try (InputStream in = part.openStream()) {
                if (REPORT.equals(part.getFieldName())) {
                    xml = bytes(in);
                } else if (part.getName() != null && !FileName.label(part.getName()).isEmpty()) {
                    files.add(
                            arrived(
                                    part.getFieldName(),
                                    FileName.label(part.getName()),
                                    in,
                                    store));
                } else if (part.getName() == null) {
                    left = field(part.getFieldName(), in, left, fields);
                } else {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
        // what stands after the last boundary is still part of the body
        body.transferTo(OutputStream.nullOutputStream());
        return new Parts(xml, files, fields);
    }

    /// @return how many bytes other fields may still have
    private static int field(
            @Nullable String name, InputStream in, int left, Map<String, List<String>> fields)
            throws IOException {
        byte[] read = in.readNBytes(left + 1);
        if (read.length > left) {
            throw new TooLarge();
        }
        if (name != null) {
            fields.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(new String(read, StandardCharsets.UTF_8));
        }
        return left - read.length;
    }

    private static byte[] bytes(InputStream in) throws IOException {
        byte[] read = in.readNBytes(MOST_XML + 1);
        if (read.length > MOST_XML) {
            throw new TooLarge();
        }
        return read;
    }

    private static Arrived arrived(String field, String name, InputStream in, FileStore store)
            throws IOException {
        Path temporary = store.temporary();
        boolean whole = false;
        try (OutputStream file = Files.newOutputStream(temporary);
                var digest = new DigestOutputStream(file, MessageDigest.getInstance("SHA-256"))) {
            long size = new Limited(in, MOST_FILE).transferTo(digest);
            digest.flush();
            store.settle(temporary);
            whole = true;
            String sha256 = HexFormat.of().formatHex(digest.getMessageDigest().digest());
            return new Arrived(field, name, sha256, size, temporary);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        } finally {
            if (!whole) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static void drain(InputStream body) {
        try {
            byte[] buffer = new byte[1 << 16];
            long drained = 0;
            for (int n = body.read(buffer);
                    n >= 0 && drained < MOST_DRAINED;
                    n = body.read(buffer)) {
                drained += n;
            }
        } catch (IOException e) {
            // whoever sent it has gone; the answer has no reader
        }
    }

    @Override
    public void close() {
        for (Arrived file : files) {
            try {
                Files.deleteIfExists(file.temporary());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Passes on at most so many bytes.
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long limit) {
            this.in = in;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            return value < 0 ? value : counted(value, 1);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = in.read(bytes, from, length);
            return n < 0 ? n : counted(n, n);
        }

        private int counted(int value, int n) throws IOException {
            left -= n;
            if (left < 0) {
                throw new TooLarge();
            }
            return value;
        }
    }
}
