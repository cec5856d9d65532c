package org.kenes.spark;

import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.figure.Engine;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `kenes spark-demo`: a release on a cluster of real processes on this machine, without Docker and
/// without an installation of Spark.
///
/// Spark starts its workers from a folder `jars` below `SPARK_HOME`, and both it and the JDK's
/// modules must be set before the driver's JVM starts. So this program makes such a folder of links
/// to its own class path and runs itself again as the driver.
public final class SparkDemo {
    private static final String USAGE =
            """
            usage: kenes spark-demo [RELEASE] [--master URL] [--partitions N]

            Computes every figure, the families of near-duplicates, groups of answers and readings of a release on Apache Spark
            and compares bytes.
            The master is local-cluster[2,1,1024] unless given: two executors, processes of their own.
            """;

    private SparkDemo() {}

    private record Arguments(Path release, String master, int partitions) {
        static Arguments parse(String[] args) {
            Path release = null;
            String master = "local-cluster[2,1,1024]";
            int partitions = 4;
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--master" -> master = args[++i];
                    case "--partitions" -> partitions = Integer.parseInt(args[++i]);
                    default -> {
                        if (args[i].startsWith("--") || release != null) {
                            throw new IllegalArgumentException("unknown: " + args[i]);
                        }
                        release = Path.of(args[i]);
                    }
                }
            }
            if (release == null || partitions < 1) {
                throw new IllegalArgumentException("a release and at least one partition");
            }
            return new Arguments(release.toAbsolutePath().normalize(), master, partitions);
        }
    }

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        try {
            Arguments parsed = Arguments.parse(args);
            return System.getenv("SPARK_HOME") == null ? driver(args) : compare(parsed, out);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            err.println("error: " + e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (InvalidInput | Engine.RefusedQuery e) {
            err.println("error: " + e.getMessage());
            return 2;
        }
    }

    private static int compare(Arguments arguments, PrintStream out) throws IOException {
        try (SparkSession spark = Sessions.open(arguments.master(), arguments.partitions())) {
            return new ParityJob(spark, arguments.release(), out).run();
        }
    }

    private static int driver(String[] args) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("kenes-spark");
        try {
            String jars = link(home);
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ", -1)));
            command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + home));
            command.addAll(List.of("-cp", jars, SparkDemo.class.getName()));
            command.addAll(List.of(args));
            ProcessBuilder driver = new ProcessBuilder(command).inheritIO();
            driver.environment().put("SPARK_HOME", home.toString());
            driver.environment().put("SPARK_SCALA_VERSION", "2.13");
            driver.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
            driver.environment().put("SPARK_LOCAL_DIRS", home.toString());
            driver.environment().put("SPARK_WORKER_DIR", home.resolve("work").toString());
            return driver.start().waitFor();
        } finally {
            remove(home);
        }
    }

    /// @return the class path of the driver
    private static String link(Path home) throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        Files.createFile(home.resolve("RELEASE"));
        int n = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path file = Path.of(entry).toAbsolutePath();
            if (Files.isRegularFile(file)) {
                // Numbers keep the order, and apart what has one name in two groups.
                Files.createSymbolicLink(
                        jars.resolve("%03d-%s".formatted(n++, file.getFileName())), file);
            }
        }
        return jars + File.separator + "*";
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
