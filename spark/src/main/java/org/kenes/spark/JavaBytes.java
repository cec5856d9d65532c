package org.kenes.spark;

import org.apache.spark.sql.Dataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/// What executors hand to each other and to the driver, in Java's own serialised form: Spark's
/// (Kryo) cannot build records. Only processes of one run exchange it; it is never a file that
/// somebody else could have written.
final class JavaBytes {
    private JavaBytes() {}

    /// Adds what one part has found to another.
    interface Merge<T> extends Serializable {
        void into(T all, T part);
    }

    static byte[] of(Serializable part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> T read(byte[] bytes, Class<T> type) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return type.cast(in.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("not the class path of the driver", e);
        }
    }

    /// Merges all parts as a tree on the executors. Merging must not depend on the order.
    ///
    /// @param nothing the answer where there is no part
    static <T extends Serializable> T merged(
            Dataset<byte[]> parts, T nothing, Class<T> type, Merge<T> merge) {
        byte[] all =
                parts.toJavaRDD()
                        .treeAggregate(
                                of(nothing),
                                (a, b) -> both(a, b, type, merge),
                                (a, b) -> both(a, b, type, merge));
        return read(all, type);
    }

    private static <T extends Serializable> byte[] both(
            byte[] one, byte[] other, Class<T> type, Merge<T> merge) {
        T all = read(one, type);
        merge.into(all, read(other, type));
        return of(all);
    }
}
