package org.kenes.dataset.figure;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.table.Sha256;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A definition and its query, as they stand in the folder `figures/<id>/`.
///
/// @param yaml bytes of `figure.yaml`
/// @param sql text of `figure.sql`
public record Figure(FigureDefinition definition, byte[] yaml, String sql) {
    private static final int LINES = 60;

    /// A figure that somebody hands in: its own definition says which it is.
    ///
    /// @throws InvalidInput if definition or query cannot be used
    public static Figure of(byte[] yaml, byte[] sql) {
        return of(FigureDefinition.read(yaml, "figure.yaml").id(), yaml, sql);
    }

    /// @param id name of the folder
    /// @throws InvalidInput if the definition is wrong or names another id
    public static Figure of(String id, byte[] yaml, byte[] sql) {
        String name = "figures/" + id + "/figure.yaml";
        FigureDefinition definition = FigureDefinition.read(yaml, name);
        if (!definition.id().equals(id)) {
            throw new InvalidInput(
                    name, 1, 1, "the folder is " + id + ", the id is " + definition.id());
        }
        String text = new String(sql, StandardCharsets.UTF_8);
        if (text.lines().count() > LINES) {
            throw new InvalidInput(
                    "figures/" + id + "/figure.sql", LINES + 1, 1, "longer than 60 lines");
        }
        return new Figure(definition, yaml, text);
    }

    static Figure read(Path folder) {
        String id = folder.getFileName().toString();
        try {
            return of(
                    id,
                    Files.readAllBytes(folder.resolve("figure.yaml")),
                    Files.readAllBytes(folder.resolve("figure.sql")));
        } catch (IOException e) {
            throw new InvalidInput(
                    "figures/" + id, 1, 1, "figure.yaml and figure.sql are needed", e);
        }
    }

    public String id() {
        return definition.id();
    }

    public String yamlSha256() {
        return Sha256.of(yaml);
    }

    public String sqlSha256() {
        return Sha256.of(sql.getBytes(StandardCharsets.UTF_8));
    }

    /// What a registration of this figure fixes: definition and query together.
    public String registrationSha256() {
        MessageDigest digest = Sha256.digest();
        digest.update("kenes/figure/v1\n".getBytes(StandardCharsets.US_ASCII));
        digest.update(HexFormat.of().parseHex(yamlSha256()));
        digest.update(HexFormat.of().parseHex(sqlSha256()));
        return HexFormat.of().formatHex(digest.digest());
    }
}
