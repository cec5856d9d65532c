package org.kenes.cli.site;

import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// `kenes site export`.
public final class SiteCommands {
    private static final int MOST = 200_000;
    private static final String HELP =
            """
            usage: kenes site export --server URL --out DIR [--most N]

              All public pages of the site at URL, with the files they lead to, as a folder that opens without a
              server. Forms and scripts are left out; pages of one person and of the staff are not fetched.
              --most   addresses at most (200,000 without it)
            Prints {"bytes":…,"pages":…}. Exit 0 done, 1 some addresses could not be had (each is named), 2 wrong
            usage or DIR is there already, 3 the site cannot be reached. Nothing is left behind but a whole folder.
            """;

    private SiteCommands() {}

    public static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 0 || args[0].equals("help")) {
            out.print(HELP);
            return args.length == 0 ? 2 : 0;
        }
        try {
            if (!args[0].equals("export")) {
                throw new UsageException("unknown command 'site " + args[0] + "'");
            }
            List<String> words = Arrays.asList(args).subList(1, args.length);
            var line = new CommandLine(words, Set.of("server", "out", "most"), Set.of());
            line.arguments(0);
            return export(
                    site(line.required("server")),
                    Path.of(line.required("out")).toAbsolutePath(),
                    line.number("most", MOST, 1, Integer.MAX_VALUE),
                    out,
                    err);
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            return 2;
        } catch (Crawl.Unreachable e) {
            err.println("error: " + e.getMessage());
            return 3;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 3;
        }
    }

    private static URI site(String typed) {
        try {
            URI site = URI.create(typed.endsWith("/") ? typed : typed + "/");
            if (site.getScheme() != null
                    && site.getScheme().matches("https?")
                    && site.getRawAuthority() != null) {
                return site;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new UsageException("--server: an address such as http://localhost:8080 is expected");
    }

    private static int export(URI site, Path target, int most, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        if (Files.exists(target)) {
            throw new UsageException(target + " is there already");
        }
        Files.createDirectories(target.getParent());
        Path work = Files.createTempDirectory(target.getParent(), ".site-");
        try {
            Path raw = Files.createDirectory(work.resolve("raw"));
            Path folder = Files.createDirectory(work.resolve("site"));
            var crawl = new Crawl(site, raw, most, err);
            crawl.run();
            long bytes = new Rewritten(crawl, folder).write(site);
            Files.move(folder, target);
            crawl.missing().forEach(it -> err.println("missing: " + it));
            out.printf("{\"bytes\":%d,\"pages\":%d}%n", bytes, crawl.fetched().size());
            return crawl.missing().isEmpty() ? 0 : 1;
        } finally {
            remove(work);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
