package org.kenes.ledger;

import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.strict.Hex;
import org.kenes.testkit.SharedData;

import java.util.List;
import java.util.Map;

/// The golden vectors, made and recomputed by programs that share no code with this one.
@SuppressWarnings("unchecked")
public final class Vectors {
    private final Object value;

    private Vectors(Object value) {
        this.value = value;
    }

    public static Vectors all() {
        return new Vectors(CanonicalJson.lenient(SharedData.bytes("ledger/vectors.json")));
    }

    public static Vectors of(Map<String, Object> value) {
        return new Vectors(value);
    }

    public Vectors at(String name) {
        Object member = ((Map<String, Object>) value).get(name);
        if (member == null) {
            throw new IllegalArgumentException("no vector " + name);
        }
        return new Vectors(member);
    }

    public boolean has(String name) {
        return ((Map<String, Object>) value).containsKey(name);
    }

    public List<Vectors> each() {
        return ((List<Object>) value).stream().map(Vectors::new).toList();
    }

    public List<String> texts() {
        return (List<String>) value;
    }

    public String text() {
        return (String) value;
    }

    public String text(String name) {
        return at(name).text();
    }

    public long number(String name) {
        return (Long) at(name).value;
    }

    public boolean truth(String name) {
        return (Boolean) at(name).value;
    }

    public byte[] hex(String name) {
        return Hex.decode(text(name));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
