package org.kenes.server.record.slip;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.QrCode;
import org.kenes.server.shell.Refusal;

import java.util.List;

/// What the pages of slips show.
public sealed interface SlipView {

    /// Where a slip is, for whoever holds the other half.
    record Where(Slips.Slip slip) implements SlipView {}

    /// @param org whose books these are, null for those of everybody
    /// @param voided the serial number that was just declared void, or null
    record Workbench(
            List<Slips.Book> books,
            @Nullable String org,
            String typedOrg,
            String typedRegion,
            String typedCount,
            @Nullable String voided,
            List<Refusal.FieldError> errors,
            SignedIn.Token csrf)
            implements SlipView {
        public Piece.Field orgField(Page page) {
            return Piece.Field.line("org", page.text("record.slips.org"), typedOrg)
                    .withErrors(errors);
        }

        public Piece.Field regionField(Page page) {
            return Piece.Field.line("region", page.text("record.slips.region"), typedRegion)
                    .withHint(page.text("record.slips.region.hint"))
                    .withErrors(errors);
        }

        public Piece.Field countField(Page page) {
            return Piece.Field.line("count", page.text("record.slips.count"), typedCount)
                    .withHint(page.text("record.slips.count.hint", "most", Slips.MOST))
                    .as(Piece.Input.NUMBER, "off")
                    .withErrors(errors);
        }

        public Piece.Field serialField(Page page) {
            return Piece.Field.line("serial", page.text("record.slips.serial"), "")
                    .as(Piece.Input.CODE, "off")
                    .withErrors(errors);
        }
    }

    /// Devices that sign slips.
    ///
    /// @param org whose devices these are, null for those of everybody
    record Devices(
            List<DeviceSlips.Device> devices,
            @Nullable String org,
            String typedOrg,
            String typedDevice,
            String typedKey,
            List<Refusal.FieldError> errors,
            SignedIn.Token csrf)
            implements SlipView {
        public Piece.Field orgField(Page page) {
            return Piece.Field.line("org", page.text("record.slips.org"), typedOrg)
                    .withErrors(errors);
        }

        public Piece.Field deviceField(Page page) {
            return Piece.Field.line("device", page.text("record.devices.id"), typedDevice)
                    .withHint(page.text("record.devices.id.hint"))
                    .withErrors(errors);
        }

        public Piece.Field keyField(Page page) {
            return Piece.Field.line("vkey", page.text("record.devices.key"), typedKey)
                    .withHint(page.text("record.devices.key.hint"))
                    .as(Piece.Input.CODE, "off")
                    .withErrors(errors);
        }
    }

    /// A book to be printed.
    record Printed(Slips.Book book, List<Half> slips) implements SlipView {}

    /// @param check where the holder can look it up
    record Half(String serial, QrCode check) {}
}
