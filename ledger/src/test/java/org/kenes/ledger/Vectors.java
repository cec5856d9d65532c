package org.kenes.ledger;

import org.kenes.testkit.SharedData;

import java.util.List;
import java.util.Map;

/// The golden vectors, made and recomputed by programs that share no code with this one.
@SuppressWarnings("unchecked")
final class Vectors {
    private final Object value;

    private Vectors(Object value) {
        this.value = value;
    }

    static Vectors all() {
        return new Vectors(StrictJson.read(SharedData.bytes("ledger/vectors.json")));
    }

    static Vectors of(Map<String, Object> value) {
        return new Vectors(value);
    }

    Vectors at(String name) {
        Object member = ((Map<String, Object>) value).get(name);
        if (member == null) {
            throw new IllegalArgumentException("no vector " + name);
        }
        return new Vectors(member);
    }

    boolean has(String name) {
        return ((Map<String, Object>) value).containsKey(name);
    }

    List<Vectors> each() {
        return ((List<Object>) value).stream().map(Vectors::new).toList();
    }

    List<String> texts() {
        return (List<String>) value;
    }

    String text() {
        return (String) value;
    }

    String text(String name) {
        return at(name).text();
    }

    long number(String name) {
        return (Long) at(name).value;
    }

    boolean truth(String name) {
        return (Boolean) at(name).value;
    }

    byte[] hex(String name) {
        return Hex.decode(text(name));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
