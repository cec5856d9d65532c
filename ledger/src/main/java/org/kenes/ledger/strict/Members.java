package org.kenes.ledger.strict;

import org.kenes.ledger.MalformedException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Members of a JSON object by name and type.
public record Members(Map<?, ?> map) {
    private MalformedException wrong(String name) {
        return new MalformedException("member \"" + name + "\" missing or of the wrong type");
    }

    public boolean has(String name) {
        return map.containsKey(name);
    }

    public Set<String> names() {
        Set<String> names = new java.util.TreeSet<>();
        map.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    public String text(String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name);
    }

    /// A number that is not negative.
    public long number(String name) {
        if (map.get(name) instanceof Long number && number >= 0) {
            return number;
        }
        throw wrong(name);
    }

    public Members object(String name) {
        if (map.get(name) instanceof Map<?, ?> object) {
            return new Members(object);
        }
        throw wrong(name);
    }

    public List<String> texts(String name) {
        if (map.get(name) instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            for (Object each : list) {
                if (!(each instanceof String text)) {
                    throw wrong(name);
                }
                texts.add(text);
            }
            return texts;
        }
        throw wrong(name);
    }

    public List<Members> objects(String name) {
        if (map.get(name) instanceof List<?> list) {
            List<Members> objects = new ArrayList<>();
            for (Object each : list) {
                if (!(each instanceof Map<?, ?> object)) {
                    throw wrong(name);
                }
                objects.add(new Members(object));
            }
            return objects;
        }
        throw wrong(name);
    }

    public byte[] hex(String name, int length) {
        return Hex.decode(text(name), length, "member \"" + name + "\"");
    }

    /// Refuses every member that is not named.
    public void only(List<String> allowed) {
        for (String name : names()) {
            if (!allowed.contains(name)) {
                throw new MalformedException("unknown member \"" + Shown.of(name) + "\"");
            }
        }
    }
}
