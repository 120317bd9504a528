package io.countersign.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.DebianPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A proxy with the configuration that we ship, moved to this machine: its addresses, its certificate, its folders. */
enum ProxyProgram {
    NGINX {
        @Override
        List<String> configure(Path program, ReverseProxy.Place place) throws IOException {
            Path folder = place.folder();
            Files.writeString(
                    folder.resolve("site.conf"),
                    moved(
                            "nginx.conf",
                            Map.of(
                                    "listen 80;", "listen 127.0.0.1:" + place.plainPort() + ";",
                                    "listen 443 ", "listen 127.0.0.1:" + place.port() + " ",
                                    "/etc/nginx/tls/vault.example.com.pem",
                                            place.certificate().toString(),
                                    "/etc/nginx/tls/vault.example.com.key",
                                            place.key().toString(),
                                    "server_name vault.example.com;", "server_name localhost;",
                                    "https://vault.example.com$", "https://localhost:" + place.port() + "$",
                                    "10.0.0.11:8080",
                                            "127.0.0.1:" + place.nodes().get(0),
                                    "10.0.0.12:8080",
                                            "127.0.0.1:" + place.nodes().get(1))));
            String temporary = String.join(
                    "",
                    List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                            .map(kind -> kind + "_temp_path " + folder + ";\n")
                            .toList());
            Path main = Files.writeString(
                    folder.resolve("nginx.conf"),
                    "user root;\nworker_processes 1;\ndaemon off;\npid " + folder
                            + "/pid;\nevents {}\nhttp {\naccess_log off;\n" + temporary + "include " + folder
                            + "/site.conf;\n}\n");
            return List.of(program.toString(), "-p", folder.toString(), "-e", "stderr", "-c", main.toString());
        }
    },
    CADDY {
        @Override
        List<String> configure(Path program, ReverseProxy.Place place) throws IOException {
            String options = "{\n\tadmin off\n\tauto_https disable_redirects\n}\n";
            Path file = Files.writeString(
                    place.folder().resolve("Caddyfile"),
                    options
                            + moved(
                                    "Caddyfile",
                                    Map.of(
                                            "\nvault.example.com {",
                                            "\nhttps://localhost:" + place.port() + " {\n\tbind 127.0.0.1\n\ttls "
                                                    + place.certificate() + " " + place.key(),
                                            "10.0.0.11:8080",
                                            "127.0.0.1:" + place.nodes().get(0),
                                            "10.0.0.12:8080",
                                            "127.0.0.1:" + place.nodes().get(1))));
            return List.of(program.toString(), "run", "--config", file.toString(), "--adapter", "caddyfile");
        }
    };

    /** Writes what the program needs. @return the command that runs it in the foreground */
    abstract List<String> configure(Path program, ReverseProxy.Place place) throws IOException;

    Optional<Path> find() {
        return DebianPackages.program(name().toLowerCase(Locale.ROOT));
    }

    private static String moved(String file, Map<String, String> places) throws IOException {
        String text = Files.readString(Path.of("server-config", "reverse-proxy", file));
        for (Map.Entry<String, String> place : places.entrySet()) {
            assertThat(text).as(file).contains(place.getKey());
            text = text.replace(place.getKey(), place.getValue());
        }
        return text;
    }
}
