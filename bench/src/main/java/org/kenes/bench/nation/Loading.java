package org.kenes.bench.nation;

import org.kenes.dataset.cut.LoadedCut;
import org.kenes.dataset.table.DataPackage.Form;
import org.kenes.server.shell.setup.FolderTree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Loading and tables of a synthetic nation alone, three times: the first run warms the compiler.
///
/// Arguments: opinions.
public final class Loading {
    private Loading() {}

    public static void main(String[] args) throws Exception {
        int opinions = Integer.parseInt(args[0]);
        Path work = Files.createTempDirectory("kenes-nation");
        try {
            StageTable table = new StageTable();
            NationLog log = new NationLog(work, opinions, opinions * 3L / 100, opinions);
            log.write();
            for (int run = 0; run < 3; run++) {
                try (LoadedCut cut = table.run("loading", log.cut()::load)) {
                    Path folder = work.resolve("release" + run);
                    Files.createDirectories(folder);
                    table.run(
                            "tables",
                            () -> cut.writeTables(folder, Form.PARQUET, Map.of("name", "bench")));
                }
            }
        } finally {
            FolderTree.remove(work);
        }
    }
}
