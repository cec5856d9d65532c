package org.kenes.server.shell.watch;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Caching;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a proxy or a supervisor asks. Live: the process answers, restarting it would not help.
/// Ready: requests are welcome. A server that is told to stop is not ready before it stops, so that
/// nobody is sent to it any more.
@RestController
class Health implements SmartLifecycle {
    private static final String WELL = "ok";

    private final List<Obstacle> obstacles;
    private volatile boolean running;

    Health(List<Obstacle> obstacles) {
        this.obstacles = obstacles;
    }

    @GetMapping("/health/live")
    ResponseEntity<Map<String, String>> live() {
        return answer(200, Map.of("live", WELL));
    }

    /// 200, or 503 and what is in the way: one line an obstacle.
    @GetMapping("/health/ready")
    ResponseEntity<Map<String, String>> ready() {
        Map<String, String> states = new TreeMap<>();
        states.put("running", running ? WELL : "the server is stopping");
        for (Obstacle obstacle : obstacles) {
            String why = why(obstacle);
            states.put(obstacle.name(), why == null ? WELL : why);
        }
        boolean ready = states.values().stream().allMatch(WELL::equals);
        return answer(ready ? 200 : 503, states);
    }

    private static @Nullable String why(Obstacle obstacle) {
        try {
            return obstacle.why().get();
        } catch (RuntimeException e) {
            return "does not answer";
        }
    }

    private static ResponseEntity<Map<String, String>> answer(
            int status, Map<String, String> states) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, Caching.NO_STORE.header(Duration.ZERO))
                .body(states);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
