package org.kenes.server.command;

import org.kenes.server.demo.Demo;

import java.util.Arrays;
import java.util.List;

/// `kenes demo` and `kenes serve`.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        int exit =
                switch (args.length == 0 ? "" : args[0]) {
                    case "demo" -> Demo.run(rest, System.out, System.err);
                    case "serve" -> Serve.run(rest, System.out, System.err);
                    default -> {
                        System.err.println("usage: kenes demo … | kenes serve …");
                        yield 2;
                    }
                };
        System.out.flush();
        System.exit(exit);
    }
}
