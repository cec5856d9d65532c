package org.kenes.cli.law;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Files in, results out.
public final class Laws {
    static final String TOOL = "kenes 0.1.0";
    private static final int MOST_BYTES = 20_000_000;

    private Laws() {}

    /// @throws UnreadableLawException if it cannot be read or is over the limit
    public static byte[] bytes(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableLawException(
                        file + " has more than " + MOST_BYTES + " bytes; divide it.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableLawException(unreadable(file, e), e);
        }
    }

    static String unreadable(String file, IOException e) {
        String why =
                switch (e) {
                    case NoSuchFileException _ -> "there is no such file.";
                    case AccessDeniedException _ -> "it may not be read.";
                    default -> String.valueOf(e.getMessage());
                };
        return "cannot read " + file + ": " + why;
    }

    static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    public static String name(String file) {
        Path name = Path.of(file).getFileName();
        return name == null ? file : name.toString();
    }

    /// The text of one language in a file of any format.
    ///
    /// @throws UnreadableLawException also if the file says that it is in another language
    static Imported one(String file, @Nullable Lang lang) {
        ReadOptions options = ReadOptions.named(name(file));
        if (lang == null) {
            return one(file, LawReader.read(bytes(file), options));
        }
        Imported read = one(file, LawReader.read(bytes(file), options.lang(lang)));
        if (read.report().has(Defect.Code.LANG_MISMATCH)) {
            throw new UnreadableLawException(
                    file
                            + " is not in "
                            + lang.two()
                            + " by what it says itself. Leave --lang out, or correct the file.");
        }
        return read;
    }

    static Imported one(String file, List<Imported> read) {
        if (read.size() > 1) {
            String langs =
                    read.stream()
                            .map(r -> r.expression().lang().two())
                            .collect(Collectors.joining(", "));
            throw new UnreadableLawException(
                    file + " holds several languages (" + langs + "); choose one with --lang.");
        }
        return read.getFirst();
    }

    /// To the file, or to standard output where there is none.
    static void write(byte[] bytes, @Nullable String file, PrintStream out) throws IOException {
        if (file == null) {
            out.write(bytes);
            out.flush();
        } else {
            Files.write(Path.of(file), bytes);
        }
    }
}
