package com.dashtam.violators.domain.domain.user;

import com.dashtam.violators.domain.application.user.UseCase;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

public final class Impure {

    static class Framework {
        Class<?> used() {
            return Awaitility.class;
        }
    }

    static class UpperLayer {
        Class<?> used() {
            return UseCase.class;
        }
    }

    static class JdbcRows {
        java.sql.ResultSet[] used = {};
    }

    static class JdbcSource {
        Class<?> used() {
            return DataSource.class;
        }
    }

    static class Network {
        Class<?> used() {
            return HttpClient.class;
        }
    }

    static class NameLookup {
        Class<?> used() {
            return InetAddress.class;
        }
    }

    static class Socket {
        Class<?> used() {
            return SocketChannel.class;
        }
    }

    static class FileByPath {
        boolean used(String name) {
            return Files.exists(Path.of(name));
        }
    }

    static class FileByStream {
        Class<?> used() {
            return FileInputStream.class;
        }
    }

    static class FileByArchive {
        Class<?> used() {
            return ZipFile.class;
        }
    }
}
