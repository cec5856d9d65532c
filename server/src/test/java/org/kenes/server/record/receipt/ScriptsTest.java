package org.kenes.server.record.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.kenes.testkit.SharedData;

import java.io.IOException;

/// What the browser does, run by Node: a receipt is checked on the fixture of the ledger, a
/// contribution sealed as its vectors say.
class ScriptsTest {
    @Test
    void theScriptsAcceptTheFixtureAndNoMixtureOfItAndSealAsTheVectorsSay() throws Exception {
        assumeTrue(node(), "skipped: no Node 20 on this machine");
        ProcessBuilder builder = new ProcessBuilder("node", "--test", "src/test/js/");
        builder.environment().put("KENES_LEDGER_FIXTURE", shared("ledger/fixture"));
        builder.environment().put("KENES_LEDGER_VECTORS", shared("ledger/vectors.json"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("# pass 10").contains("# fail 0");
    }

    private static String shared(String path) {
        return SharedData.path(path).toAbsolutePath().toString();
    }

    /// WebCrypto with Ed25519 is everybody's from version 20 on.
    private static boolean node() {
        try {
            Process process = new ProcessBuilder("node", "--version").start();
            String version = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return version.matches("v(2[0-9]|[3-9][0-9])\\..*");
        } catch (IOException e) {
            return false;
        }
    }
}
