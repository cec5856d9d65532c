package org.kenes.report;

import org.kenes.dataset.Json;
import org.kenes.dataset.table.DataPackage;
import org.kenes.report.number.Messages;
import org.kenes.report.source.Block;
import org.kenes.report.source.ReleaseSource;
import org.kenes.report.source.TextSource;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a catalogue and a reader need to know of a release folder: `dcat.jsonld` (one DCAT-AP
/// dataset with a distribution per file) and `README.<lang>.txt`.
final class Description {
    private Description() {}

    /// Path in the folder of the release → bytes.
    static SortedMap<String, byte[]> files(ReleaseSource release, DataPackage data) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("dcat.jsonld", dcat(release, data));
        for (String lang : release.languages()) {
            Map<String, String> values =
                    Map.of(
                            "title", title(release, lang),
                            "number", Long.toString(data.cut().number()));
            String readme = Messages.of(lang).say("readme", values).replace("|", "\n") + "\n";
            files.put("README." + lang + ".txt", readme.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    /// The first heading, else the id.
    static String title(ReleaseSource release, String lang) {
        TextSource text = release.texts().get(lang);
        if (text != null) {
            for (Block block : text.blocks()) {
                if (block instanceof Block.Heading heading) {
                    return heading.flat().text();
                }
            }
        }
        return release.id();
    }

    private static byte[] dcat(ReleaseSource release, DataPackage data) {
        List<Object> titles = new ArrayList<>();
        List<Object> descriptions = new ArrayList<>();
        for (String lang : release.languages()) {
            titles.add(Map.of("@language", lang, "@value", title(release, lang)));
            descriptions.add(
                    Map.of("@language", lang, "@value", Messages.of(lang).say("readme.dataset")));
        }
        String issued = release.publishAt().withOffsetSameInstant(ZoneOffset.UTC).toString();
        Map<String, Object> dataset = new TreeMap<>();
        dataset.put("@type", "dcat:Dataset");
        dataset.put("@id", "#dataset");
        dataset.put("dct:identifier", release.id());
        dataset.put("dct:title", titles);
        dataset.put("dct:description", descriptions);
        dataset.put("dct:issued", typed(issued, "xsd:dateTime"));
        dataset.put("dct:modified", typed(issued, "xsd:dateTime"));
        dataset.put(
                "dct:publisher",
                Map.of(
                        "@type",
                        "foaf:Agent",
                        "foaf:name",
                        String.valueOf(release.imprint().getOrDefault("issuer", release.id()))));
        dataset.put("dct:license", Map.of("@id", licence(data)));
        dataset.put(
                "dct:conformsTo",
                Map.of("@id", "https://datapackage.org/profiles/2.0/datapackage.json"));
        if (data.json().get("created") instanceof String created) {
            dataset.put(
                    "dct:temporal",
                    Map.of(
                            "@type",
                            "dct:PeriodOfTime",
                            "dcat:endDate",
                            typed(created, "xsd:dateTime")));
        }
        dataset.put("dcat:distribution", distributions(data));
        Map<String, Object> file = new TreeMap<>(dataset);
        file.put(
                "@context",
                Map.of(
                        "dcat", "http://www.w3.org/ns/dcat#",
                        "dct", "http://purl.org/dc/terms/",
                        "foaf", "http://xmlns.com/foaf/0.1/",
                        "spdx", "http://spdx.org/rdf/terms#",
                        "xsd", "http://www.w3.org/2001/XMLSchema#"));
        return Json.file(file);
    }

    private static Map<String, Object> typed(String value, String type) {
        return Map.of("@type", type, "@value", value);
    }

    private static String licence(DataPackage data) {
        return data.json().get("licenses") instanceof List<?> list
                        && !list.isEmpty()
                        && list.getFirst() instanceof Map<?, ?> first
                        && first.get("path") instanceof String path
                ? path
                : "https://creativecommons.org/publicdomain/zero/1.0/";
    }

    private static List<Object> distributions(DataPackage data) {
        List<Object> distributions = new ArrayList<>();
        for (DataPackage.TableFile file : data.files()) {
            Map<String, Object> is = new TreeMap<>();
            is.put("@type", "dcat:Distribution");
            is.put("dct:title", file.table().name());
            is.put("dcat:downloadURL", Map.of("@id", file.path()));
            is.put("dcat:accessURL", Map.of("@id", file.path()));
            is.put(
                    "dcat:mediaType",
                    file.format().equals("parquet")
                            ? "application/vnd.apache.parquet"
                            : "text/csv");
            if (file.bytes() >= 0) {
                is.put("dcat:byteSize", file.bytes());
            }
            if (file.sha256() != null) {
                is.put(
                        "spdx:checksum",
                        Map.of(
                                "@type",
                                "spdx:Checksum",
                                "spdx:algorithm",
                                Map.of("@id", "spdx:checksumAlgorithm_sha256"),
                                "spdx:checksumValue",
                                file.sha256()));
            }
            distributions.add(is);
        }
        return distributions;
    }
}
