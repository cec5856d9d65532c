package org.kenes.server.record.sequence;

import org.kenes.ledger.HaltException;
import org.kenes.ledger.store.Disk;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

/// Counts everything that changes the disk or the database, and lets one of them fail: either it
/// did not happen, or it happened and nobody was told.
final class Faults {
    enum How {
        FAILED,
        FAILED_BUT_PERSISTED
    }

    private final int at;
    private final How how;
    private final List<String> steps = new ArrayList<>();

    private interface Step<R> {
        R run() throws Exception;
    }

    private Faults(int at, How how) {
        this.at = at;
        this.how = how;
    }

    static Faults none() {
        return new Faults(-1, How.FAILED);
    }

    static Faults at(int step, How how) {
        return new Faults(step, how);
    }

    /// What has been done so far, in order.
    List<String> steps() {
        return steps;
    }

    private <R> R step(String name, Exception failure, Step<R> step) throws Exception {
        boolean fails = steps.size() == at;
        steps.add(name);
        if (!fails) {
            return step.run();
        }
        if (how == How.FAILED_BUT_PERSISTED) {
            step.run();
        }
        throw failure;
    }

    Disk disk(Disk real) {
        return (Disk)
                Proxy.newProxyInstance(
                        Disk.class.getClassLoader(),
                        new Class<?>[] {Disk.class},
                        (proxy, method, args) -> {
                            Path last = ((Path) args[method.getName().equals("move") ? 1 : 0]);
                            String name = "disk " + method.getName() + " " + last.getFileName();
                            IOException io = new IOException("injected: " + name);
                            Exception failure =
                                    method.getName().startsWith("force")
                                            ? new HaltException("injected: " + name, io)
                                            : io;
                            return step(name, failure, () -> invoke(method, real, args));
                        });
    }

    DataSource database(DataSource real) {
        return proxy(
                DataSource.class,
                (proxy, method, args) -> {
                    Object result = invoke(method, real, args);
                    return result instanceof Connection connection
                            ? connection(connection)
                            : result;
                });
    }

    private Connection connection(Connection real) {
        return proxy(
                Connection.class,
                (proxy, method, args) -> {
                    if (method.getName().equals("commit")) {
                        return step("commit", lost("commit"), () -> invoke(method, real, args));
                    }
                    Object result = invoke(method, real, args);
                    return result instanceof PreparedStatement statement && writes(args)
                            ? statement(statement, (String) args[0])
                            : result;
                });
    }

    private static boolean writes(Object[] args) {
        String sql = ((String) args[0]).strip().toLowerCase(Locale.ROOT);
        return sql.startsWith("insert") || sql.startsWith("update") || sql.startsWith("with");
    }

    private PreparedStatement statement(PreparedStatement real, String sql) {
        String name = sql.strip().split("\\s+where")[0].replaceAll("\\s+", " ");
        return proxy(
                PreparedStatement.class,
                (proxy, method, args) ->
                        method.getName().startsWith("execute")
                                ? step(name, lost(name), () -> invoke(method, real, args))
                                : invoke(method, real, args));
    }

    private static SQLException lost(String what) {
        return new SQLException("injected: " + what, "08006");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Method method, Object target, Object[] args) throws Exception {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
