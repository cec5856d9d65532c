package org.kenes.server.shell.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.words.UsageException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

class DataFolderTest {
    @TempDir Path folder;

    @Test
    void aSecondHolderIsRefusedAndToldWhatToDo() {
        DataFolder.hold(folder);
        assertThatThrownBy(() -> DataFolder.hold(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is in use by another running Keñes")
                .hasMessageContaining("--data");
    }

    @Test
    void emptyingKeepsTheLock() throws Exception {
        DataFolder held = DataFolder.hold(folder);
        Files.createDirectories(folder.resolve("log/tile"));
        Files.writeString(folder.resolve("log/tile/000"), "x");
        held.empty();
        assertThat(folder).isDirectoryContaining("glob:**/lock").isNotEmptyDirectory();
        assertThat(folder.resolve("log")).doesNotExist();
        assertThatThrownBy(() -> DataFolder.hold(folder)).isInstanceOf(UsageException.class);
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> DataFolder.requireFree(taken.getLocalPort()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "port "
                                    + taken.getLocalPort()
                                    + " is in use; choose another with --port");
        }
        DataFolder.requireFree(0);
    }
}
