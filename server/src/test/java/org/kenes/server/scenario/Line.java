package org.kenes.server.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line between a phone and the server, which can be cut. It has an address of its own.
final class Line implements AutoCloseable {
    private final int server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    Line(URI site) throws IOException {
        this.server = site.getPort();
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = door.getLocalPort();
        listen();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    void cut() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    void mend() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door = again;
        listen();
    }

    private void listen() {
        ServerSocket at = door;
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        while (true) {
                            Socket phone = at.accept();
                            Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                            open.add(phone);
                            open.add(there);
                            pass(phone, there);
                            pass(there, phone);
                        }
                    } catch (IOException e) {
                        // cut
                    }
                });
    }

    private static void pass(Socket from, Socket to) {
        Thread.ofVirtual()
                .start(() -> {
                    try (from;
                            to) {
                        InputStream in = from.getInputStream();
                        OutputStream out = to.getOutputStream();
                        in.transferTo(out);
                    } catch (IOException e) {
                        // one of the two has gone
                    }
                });
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
