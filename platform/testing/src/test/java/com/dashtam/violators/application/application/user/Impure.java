package com.dashtam.violators.application.application.user;

import com.dashtam.violators.application.infrastructure.mail.Letters;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

public final class Impure {

    static class Framework {
        Class<?> used() {
            return TopicPartition.class;
        }
    }

    static class UpperLayer {
        Class<?> used() {
            return Letters.class;
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
