package org.kenes.bench.record;

import org.kenes.dataset.entry.Entry;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.strict.Hex;
import org.kenes.server.record.OwnSeal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What as many browsers would have sent: the fields of the seal of each entry, made before the
/// clock starts.
record SealedAhead(String salts, String ctl, String commitment) {
    static SealedAhead[] of(int entries, IntFunction<Entry.Sealed> entry) {
        return IntStream.range(0, entries)
                .parallel()
                .mapToObj(i -> of(i, entry.apply(i)))
                .toArray(SealedAhead[]::new);
    }

    private static SealedAhead of(int number, Entry.Sealed entry) {
        byte[] secret = new byte[Compartments.SECRET_LENGTH];
        ByteBuffer.wrap(secret).putInt(number);
        Map<String, Object> values = OwnSeal.values(entry);
        Compartments made =
                Compartments.withControl(
                        secret,
                        String.valueOf(values.get("coded")),
                        String.valueOf(values.get("text")),
                        String.valueOf(values.get("prov")));
        return new SealedAhead(
                Arrays.stream(Compartment.values())
                        .map(part -> Hex.encode(made.part(part).salt()))
                        .collect(Collectors.joining()),
                made.part(Compartment.CTL).text(),
                made.commitment().value().hex());
    }

    /// As the server reads them.
    OwnSeal received() {
        return new OwnSeal(salts, ctl, commitment);
    }
}
