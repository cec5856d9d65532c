package org.kenes.server.faults;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/// What can happen to a machine. Each ends by itself within half a minute, and puts right only what
/// an operator's supervisor puts right: a process that has ended is started again.
enum Fault {
    /// At any moment, so at any line of the program.
    SERVER_KILLED(8) {
        @Override
        void befall(Installation it, Random random) throws Exception {
            Thread.sleep(random.nextInt(1_000));
            Replica leader = it.leader();
            leader.kill();
            leader.start();
        }
    },
    POSTMASTER_KILLED(2) {
        @Override
        void befall(Installation it, Random random) throws Exception {
            Signals.send("KILL", it.postmaster());
        }
    },
    BACKEND_KILLED(2) {
        @Override
        void befall(Installation it, Random random) throws Exception {
            Signals.send("KILL", it.backend(random));
        }
    },
    /// Connections are ended at once, what was begun is undone.
    POSTGRES_STOPPED(1) {
        @Override
        void befall(Installation it, Random random) throws Exception {
            Signals.send("INT", it.postmaster());
        }
    },
    POSTGRES_STOPPED_AT_ONCE(1) {
        @Override
        void befall(Installation it, Random random) throws Exception {
            Signals.send("QUIT", it.postmaster());
        }
    },
    /// PostgreSQL and the log alike.
    DISK_FULL(1) {
        @Override
        boolean isPossible(Installation it) {
            return it.disk().canBeFilled();
        }

        @Override
        void befall(Installation it, Random random) throws Exception {
            it.disk().fill();
            Thread.sleep(1_000 + random.nextInt(3_000));
            it.disk().empty();
        }
    },
    CLOCK_FORWARD(1) {
        @Override
        void befall(Installation it, Random random) throws Exception {
            it.moveClock(random.nextInt(1, 72 * 3600));
        }
    },
    CLOCK_BACK(1) {
        @Override
        void befall(Installation it, Random random) throws Exception {
            it.moveClock(-random.nextInt(1, 24 * 3600));
        }
    },
    /// Everything of PostgreSQL stands still most of the time, as on a disk that is busy elsewhere.
    SLOW_DATABASE(1) {
        @Override
        void befall(Installation it, Random random) throws Exception {
            for (int burst = 0; burst < 5; burst++) {
                List<Long> processes = it.processes();
                signal("STOP", processes);
                Thread.sleep(random.nextInt(100, 800));
                signal("CONT", processes);
                Thread.sleep(random.nextInt(100));
            }
        }
    },
    /// Longer than anybody waits for it, so that the other one leads when it goes on.
    LEADER_PAUSED(2) {
        @Override
        boolean isPossible(Installation it) {
            return it.replicas().size() > 1;
        }

        @Override
        void befall(Installation it, Random random) throws Exception {
            Replica paused = it.leader();
            paused.signal("STOP");
            try {
                while (it.leader() == paused) {
                    Thread.sleep(200);
                }
                Thread.sleep(random.nextInt(4_000));
            } finally {
                paused.signal("CONT");
            }
        }
    };

    private final int weight;

    /// @param weight how often, against the others
    Fault(int weight) {
        this.weight = weight;
    }

    abstract void befall(Installation it, Random random) throws Exception;

    boolean isPossible(Installation it) {
        return true;
    }

    /// Whether two servers over one PostgreSQL meet it otherwise than one server does.
    boolean differsWithTwo() {
        return this == SERVER_KILLED || this == POSTMASTER_KILLED || this == LEADER_PAUSED;
    }

    int weight() {
        return weight;
    }

    private static void signal(String name, List<Long> processes)
            throws IOException, InterruptedException {
        for (long process : processes) {
            Signals.send(name, process);
        }
    }
}
