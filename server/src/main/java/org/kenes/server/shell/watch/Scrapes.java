package org.kenes.server.shell.watch;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;

/// Gives the readings to Prometheus at the address in `kenes.metrics` (`KENES_METRICS`, such as
/// `127.0.0.1:9464`), under `/metrics`, and to nobody without it.
@Component
class Scrapes implements SmartLifecycle {
    private final PrometheusRegistry registry;
    private final @Nullable InetSocketAddress address;
    private @Nullable HTTPServer server;

    Scrapes(PrometheusRegistry registry, List<Reading> readings, Environment settings) {
        this.registry = registry;
        readings.forEach(this::register);
        String told = settings.getProperty("kenes.metrics", "");
        this.address = told.isBlank() ? null : address(told);
    }

    private void register(Reading reading) {
        GaugeWithCallback.builder()
                .name("kenes_" + reading.name())
                .help(reading.help())
                .callback(it -> read(reading, it))
                .register(registry);
    }

    private static void read(Reading reading, GaugeWithCallback.Callback callback) {
        double value;
        try {
            value = reading.value().getAsDouble();
        } catch (RuntimeException e) {
            return; // absent from this scrape, which is what Prometheus calls unknown
        }
        callback.call(value);
    }

    /// @throws IllegalArgumentException for anything but `host:port`
    static InetSocketAddress address(String told) {
        int colon = told.lastIndexOf(':');
        if (colon < 1 || !told.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "KENES_METRICS is an address such as 127.0.0.1:9464, not " + told);
        }
        return new InetSocketAddress(
                told.substring(0, colon), Integer.parseInt(told.substring(colon + 1)));
    }

    @Override
    public void start() {
        if (address != null) {
            try {
                server =
                        HTTPServer.builder()
                                .inetAddress(address.getAddress())
                                .port(address.getPort())
                                .registry(registry)
                                .buildAndStart();
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "KENES_METRICS: nothing can listen at " + address, e);
            }
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
