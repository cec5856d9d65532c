package org.kenes.bench.nation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// One HTTP/1.1 connection that stays open, as cheap as it can be: the machine is shared with the
/// server.
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private boolean open = true;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 4_096);
    }

    /// @param location empty if there is none
    /// @param retryAfter in seconds; 0 if there is none
    record Answer(int status, String location, long retryAfter, String body) {}

    Answer ask(byte[] request) throws IOException {
        write(request);
        return read();
    }

    void write(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
    }

    /// Whether the server will read another request here.
    boolean isOpen() {
        return open;
    }

    Answer read() throws IOException {
        String first = line();
        String[] status = first.split(" ", 3);
        if (status.length < 2 || !status[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("no answer begins with " + first);
        }
        String location = "";
        long retryAfter = 0;
        int length = 0;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "location" -> location = value;
                case "retry-after" -> retryAfter = Long.parseLong(value);
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = true;
                case "connection" -> open &= !value.equalsIgnoreCase("close");
                default -> {
                    // nothing the client needs
                }
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        return new Answer(Integer.parseInt(status[1]), location, retryAfter, text(body));
    }

    /// Reports are answered in words; pages are only counted.
    private static String text(byte[] body) {
        return body.length < 2_000 ? new String(body, ISO_8859_1) : "";
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line().strip(), 16);
            all.write(in.readNBytes(length));
            line();
            if (length == 0) {
                return all.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
