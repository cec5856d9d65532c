package org.kenes.server.dialogue.own;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.Json;
import org.kenes.server.dialogue.Book;
import org.kenes.server.dialogue.Items;
import org.kenes.server.record.receipt.OwnReceipts;
import org.kenes.server.shell.Page;
import org.springframework.stereotype.Component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What one key left, as a ZIP: every contribution as the open interface gives it (`data.json`),
/// the list with the secrets (`receipts.csv`), and of each its receipt and, while there is one, its
/// opening. Built from the key alone.
@Component
class OwnArchive {
    private final Items items;
    private final OwnReceipts receipts;

    OwnArchive(Items items, OwnReceipts receipts) {
        this.items = items;
        this.receipts = receipts;
    }

    byte[] of(List<Book.Leaf> leaves, Page page) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            put(zip, "README.txt", page.text("dialogue.own.readme").getBytes(UTF_8));
            put(zip, "data.json", Json.file(data(leaves)));
            put(zip, "receipts.csv", list(leaves).getBytes(UTF_8));
            for (Book.Leaf leaf : leaves) {
                String code = leaf.code();
                put(zip, "receipts/" + code + ".kenes-receipt.json", receipts.receipt(code));
                put(
                        zip,
                        "openings/" + code + ".opening.json",
                        receipts.opening(code, leaf.secret()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Map<String, Object> data(List<Book.Leaf> leaves) {
        List<Object> all = new ArrayList<>();
        for (Book.Leaf leaf : leaves) {
            Map<String, Object> known = new TreeMap<>();
            known.put("code", leaf.code());
            receipts.line(leaf.code()).ifPresent(it -> known.put("kind", it.kind()));
            all.add(items.find(leaf.code()).orElse(known));
        }
        return new TreeMap<>(Map.of("items", all));
    }

    /// Codes, kinds and secrets have no commas or quotes.
    private String list(List<Book.Leaf> leaves) {
        StringBuilder csv = new StringBuilder("code,kind,date,secret\n");
        for (Book.Leaf leaf : leaves) {
            receipts.line(leaf.code())
                    .ifPresent(it ->
                            csv.append(it.code())
                                    .append(',')
                                    .append(it.kind())
                                    .append(',')
                                    .append(it.date())
                                    .append(',')
                                    .append(leaf.secret())
                                    .append('\n'));
        }
        return csv.toString();
    }

    private static void put(ZipOutputStream zip, String name, Optional<byte[]> file)
            throws IOException {
        if (file.isPresent()) {
            put(zip, name, file.get());
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(file);
        zip.closeEntry();
    }
}
