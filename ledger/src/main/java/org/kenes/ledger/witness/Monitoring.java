package org.kenes.ledger.witness;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What a witness last confirmed of a log, asked without giving it anything to confirm.
public final class Monitoring {
    private Monitoring() {}

    /// @return the note as the witness keeps it, nothing in it verified; null if it has confirmed
    ///   nothing of this log yet
    /// @throws IOException also for any answer but 200 and 404
    /// @throws org.kenes.ledger.MalformedException if the answer is no note
    public static @Nullable SignedNote lastCosigned(String url, String origin, Duration patience)
            throws IOException, InterruptedException {
        String folder = Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex();
        URI address = URI.create((url.endsWith("/") ? url : url + "/") + folder + "/checkpoint");
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(patience).build()) {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(address).timeout(patience).build(),
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofByteArray(), SignedNote.LONGEST));
            return switch (answer.statusCode()) {
                case 200 -> SignedNote.parse(answer.body());
                case 404 -> null;
                default -> throw new IOException(address + ": status " + answer.statusCode());
            };
        }
    }
}
