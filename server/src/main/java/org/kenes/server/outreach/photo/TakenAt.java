package org.kenes.server.outreach.photo;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;

/// When a device says it took a picture. For grading a claim, never for showing.
public final class TakenAt {
    private TakenAt() {}

    /// @return wall clock of the device, or null: no picture, or it does not say
    public static @Nullable LocalDateTime of(byte[] file) {
        return Sniffed.of(file) instanceof Sniffed.Image ? DeviceData.of(file).taken() : null;
    }
}
