package org.kenes.server.record.receipt;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.QrCode;

import java.time.LocalDate;

/// The page after something was recorded: the only one that shows the secret.
///
/// @param what what was recorded, in words
/// @param secret shown once; empty where only the browser that made it knows it (`seal.js`)
/// @param file the address of the receipt file, or null
/// @param qr leads to the page that tells where it is
/// @param soon when it will be in the log, in words
/// @param back where the reader came from
/// @param backLabel the words of that link
@NullMarked
public record NewReceiptView(
        String code,
        String secret,
        String what,
        LocalDate date,
        QrCode qr,
        String soon,
        @Nullable String file,
        String back,
        String backLabel) {}
