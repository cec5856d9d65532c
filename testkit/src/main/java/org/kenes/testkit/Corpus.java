package org.kenes.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Inputs that once broke a parser, or that lead a fuzzer to all its corners, as plain fast tests:
/// `src/test/resources/fuzz/PARSER/*`. Each is also eaten in mutated forms, the same on every
/// machine. `tools/fuzz` looks for new ones.
public final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/fuzz");
    private static final int MUTANTS = Integer.getInteger("kenes.mutants", 40);

    /// A parser that needs longer for a few kilobytes can be made to stand still.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Corpus() {}

    /// One test for each parser; a parser without a corpus is an error.
    public static Stream<DynamicTest> tests(Map<String, Parser> parsers) {
        return parsers.entrySet().stream()
                .map(it ->
                        DynamicTest.dynamicTest(
                                it.getKey(), () -> eat(it.getKey(), it.getValue())));
    }

    private static void eat(String name, Parser parser) {
        List<Path> files = files(name);
        assertTrue(!files.isEmpty(), "no corpus for " + name);
        for (Path file : files) {
            byte[] seed = read(file);
            eat(parser, seed, file.toString());
            SplittableRandom random = new SplittableRandom(Arrays.hashCode(seed));
            for (int i = 0; i < MUTANTS; i++) {
                eat(parser, mutant(seed, random), file + ", mutant " + i);
            }
        }
    }

    private static void eat(Parser parser, byte[] bytes, String what) {
        long began = System.nanoTime();
        try {
            parser.eat(bytes);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            String shown = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 2_000));
            throw new AssertionError(what + " breaks the parser: " + e + "\n" + shown, e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(LONGEST) < 0, what + " takes " + took);
    }

    private static byte[] mutant(byte[] seed, SplittableRandom random) {
        byte[] bytes = seed.clone();
        if (bytes.length == 0) {
            return bytes;
        }
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 3 -> {
                    int to = random.nextInt(bytes.length);
                    int length = random.nextInt(Math.min(32, bytes.length - Math.max(at, to)) + 1);
                    System.arraycopy(bytes, at, bytes, to, length);
                }
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 8);
                    System.arraycopy(bytes, at, longer, at + 8, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    private static List<Path> files(String name) {
        try (Stream<Path> all = Files.list(FOLDER.resolve(name))) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
