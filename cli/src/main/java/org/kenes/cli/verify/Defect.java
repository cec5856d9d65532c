package org.kenes.cli.verify;

/// Something that does not fit; the message names the record, file or figure.
final class Defect extends RuntimeException {
    Defect(String message) {
        super(message);
    }
}
