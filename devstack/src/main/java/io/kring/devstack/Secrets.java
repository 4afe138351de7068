package io.kring.devstack;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Passwords of this stack: random, made when first asked for, kept in one file that only its owner reads. */
final class Secrets {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 32;

    private final Path file;
    private final Map<String, String> values = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();

    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            var stored = new Properties();
            try {
                stored.load(new StringReader(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            stored.stringPropertyNames().forEach(name -> values.put(name, stored.getProperty(name)));
        }
    }

    /** The secret of that name, the same for as long as the file lives. */
    synchronized String get(String name) {
        return get(name, ALPHABET, LENGTH);
    }

    /** As {@link #get(String)}, in hexadecimal digits, as telephony providers write account ids and tokens. */
    synchronized String hex(String name) {
        return get(name, "0123456789abcdef", LENGTH);
    }

    private String get(String name, String alphabet, int length) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var made = random.ints(length, 0, alphabet.length())
                .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
                .collect(Collectors.joining());
        values.put(name, made);
        var lines = new StringBuilder();
        values.forEach(
                (key, value) -> lines.append(key).append('=').append(value).append('\n'));
        Home.writePrivately(file, lines.toString());
        return made;
    }
}
