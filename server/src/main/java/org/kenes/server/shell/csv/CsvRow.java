package org.kenes.server.shell.csv;

import java.util.Map;

/// @param line line of the file where the row begins
/// @param cells column → stripped text, empty when nothing is there
public record CsvRow(int line, Map<String, String> cells) {}
