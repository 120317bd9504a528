package io.countersign.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Where a process on Linux can be reached from the network. */
final class ListeningSockets {

    private static final String LISTENING = "0A";
    private static final String UNCONNECTED = "07";

    private ListeningSockets() {}

    /** Protocol, address as the kernel writes it, and port: {@code tcp 0100007F:8080}. */
    static Set<String> of(long process) throws IOException {
        Set<String> inodes = inodes(process);
        Set<String> sockets = new HashSet<>();
        collect("tcp", "tcp", LISTENING, inodes, sockets);
        collect("tcp6", "tcp", LISTENING, inodes, sockets);
        collect("udp", "udp", UNCONNECTED, inodes, sockets);
        collect("udp6", "udp", UNCONNECTED, inodes, sockets);
        return sockets;
    }

    private static Set<String> inodes(long process) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc", "" + process, "fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.replaceAll("\\D", ""));
                    }
                } catch (NoSuchFileException e) {
                    // Closed meanwhile
                }
            }
        }
        return inodes;
    }

    private static void collect(String table, String protocol, String state, Set<String> inodes, Set<String> sockets)
            throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
            String[] columns = line.strip().split("\\s+");
            if (columns[3].equals(state) && inodes.contains(columns[9])) {
                String[] address = columns[1].split(":");
                // The last four bytes: of an IPv6 form too, where 127.0.0.1 is ::ffff:127.0.0.1
                String host = address[0].substring(address[0].length() - 8);
                sockets.add(protocol + " " + host + ":" + Integer.parseInt(address[1], 16));
            }
        }
    }
}
