package org.kenes.server.shell.watch;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import org.kenes.server.shell.setup.Duty;
import org.springframework.stereotype.Component;

import java.util.List;

/// How what the server does by itself goes, by the name of its thread: a task that fails at every
/// turn is otherwise seen by nobody but the log of the program.
@Component
class DutyReadings {
    DutyReadings(PrometheusRegistry registry, List<Duty> all) {
        List<Duty> duties = all.stream().filter(Duty::goesBySelf).toList();
        CounterWithCallback.builder()
                .name("kenes_duty_failures_total")
                .help("Turns of a task that failed; the next one comes on time.")
                .labelNames("duty")
                .callback(it -> duties.forEach(duty -> it.call(duty.failures(), duty.name())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("kenes_duty_done_seconds")
                .help("Time since the last turn of a task that did not fail.")
                .labelNames("duty")
                .callback(it ->
                        duties.forEach(
                                duty -> it.call(duty.sinceDone().toMillis() / 1000.0, duty.name())))
                .register(registry);
    }
}
