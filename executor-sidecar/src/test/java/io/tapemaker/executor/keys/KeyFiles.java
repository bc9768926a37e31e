package io.tapemaker.executor.keys;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.files.FileFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key file that opens, and one for each way in which it must not. */
final class KeyFiles {

    static final String KEY = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
    static final Address ADDRESS = Address.parse("0x2c7536e3605d9c16a7a3d7b1898e529396a65c23");
    static final Address OTHER = Address.parse("0x00000000000000000000000000000000000000aa");
    static final String PASSWORD = "correct horse battery staple";
    static final int NOBODY = 65534;

    /** What the refusal of a file says, whatever the file's name. */
    static final String DOES_NOT_OPEN =
            " does not open: the password is wrong, or the file is damaged or no scrypt wallet file";

    private KeyFiles() {}

    static Secret secret(String text) {
        return Secret.take(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A key file of the light cost, in a folder of its own with permissions 700. */
    static Path good(Path parent, String folder) {
        try {
            Path file = Files.createDirectory(
                            parent.resolve(folder),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                    .resolve("key.json");
            try (PrivateKeyHandle key = PrivateKeyHandle.take(HexFormat.of().parseHex(KEY));
                    Secret password = secret(PASSWORD)) {
                Keystores.importKey(file, key, password, ScryptParams.LIGHT);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One change to a key file that was good. */
    @FunctionalInterface
    interface Damage {
        void to(Path file) throws IOException;
    }

    static Damage text(String from, String to) {
        return file -> {
            String before = Files.readString(file);
            String after = before.replaceFirst(from, to);
            if (after.equals(before)) {
                throw new AssertionError("nothing changed: " + from);
            }
            Files.writeString(file, after);
        };
    }

    private static Damage mode(String permissions) {
        return file -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /** Changes inside of a key file, which all look alike from outside. */
    static Map<String, Damage> insides() {
        Map<String, Damage> damages = sealedInsides();
        damages.put("mac changed", text("\"mac\":\"[0-9a-f]{4}", "\"mac\":\"0000"));
        damages.put("another cipher", text("aes-128-ctr", "aes-128-cbc"));
        damages.put("another version", text("\"version\":3", "\"version\":1"));
        damages.put("doubled field", text("\"version\":3", "\"version\":3,\"version\":3"));
        damages.put("stated address changed", text("\"address\":\"[0-9a-f]{4}", "\"address\":\"0000"));
        return damages;
    }

    /** Those of them that fit any encrypted file. */
    static Map<String, Damage> sealedInsides() {
        Map<String, Damage> damages = new LinkedHashMap<>();
        damages.put("empty", file -> Files.writeString(file, ""));
        damages.put(
                "cut in half",
                file -> Files.writeString(file, Files.readString(file).substring(0, 200)));
        damages.put("no JSON", file -> Files.writeString(file, KEY));
        damages.put("an array", file -> Files.writeString(file, "[]"));
        damages.put("deep", file -> Files.writeString(file, "[".repeat(2000)));
        damages.put("ciphertext cut", text("(\"ciphertext\":\"[0-9a-f]{40})[0-9a-f]*", "$1"));
        damages.put("ciphertext changed", text("\"ciphertext\":\"..", "\"ciphertext\":\"zz"));
        damages.put("iv changed", text("\"iv\":\"[0-9a-f]{4}", "\"iv\":\"0000"));
        damages.put("iv cut", text("\"iv\":\"[0-9a-f]{4}", "\"iv\":\""));
        damages.put("salt changed", text("\"salt\":\"[0-9a-f]{4}", "\"salt\":\"0000"));
        damages.put("salt short", text("\"salt\":\"[0-9a-f]*", "\"salt\":\"00"));
        damages.put("another kdf", text("\"kdf\":\"scrypt\"", "\"kdf\":\"pbkdf2\""));
        damages.put("n of a gigabyte", text("\"n\":4096", "\"n\":1073741824"));
        damages.put("n of no power", text("\"n\":4096", "\"n\":4097"));
        damages.put("n too light", text("\"n\":4096", "\"n\":2"));
        damages.put("n negative", text("\"n\":4096", "\"n\":-4096"));
        damages.put("n fraction", text("\"n\":4096", "\"n\":4096.0"));
        damages.put("n beyond int", text("\"n\":4096", "\"n\":4294971392"));
        damages.put("r huge", text("\"r\":8", "\"r\":1000000"));
        damages.put("r zero", text("\"r\":8", "\"r\":0"));
        damages.put("n too large for r", text("\"n\":4096,\"p\":6,\"r\":8", "\"n\":65536,\"p\":6,\"r\":1"));
        damages.put("p huge", text("\"p\":6", "\"p\":2147483647"));
        damages.put("dklen huge", text("\"dklen\":32", "\"dklen\":2147483647"));
        damages.put("work beyond bounds", text("\"n\":4096,\"p\":6", "\"n\":262144,\"p\":16"));
        damages.put("unknown field", text("\\{\"", "{\"x\":1,\""));
        damages.put("something after it", file -> Files.writeString(file, Files.readString(file) + "{}"));
        return damages;
    }

    /** Changes that leave the inside alone, with a part of what the refusal says. */
    static Map<String, Damage> outsides(int maxBytes) {
        Map<String, Damage> damages = new LinkedHashMap<>();
        damages.put("has permissions 644", mode("rw-r--r--"));
        damages.put("has permissions 640", mode("rw-r-----"));
        damages.put("has permissions 620", mode("rw--w----"));
        damages.put("has permissions 700", mode("rwx------"));
        damages.put("is a symbolic link", file -> {
            Path real = file.resolveSibling("real.json");
            Files.move(file, real);
            Files.createSymbolicLink(file, real);
        });
        damages.put("has 2 hard links", file -> Files.createLink(file.resolveSibling("second.json"), file));
        damages.put("is not a regular file", file -> {
            Files.delete(file);
            Files.createDirectory(file);
        });
        damages.put("in a folder that others may write to", file -> mode("rwxrwx---")
                .to(folder(file)));
        damages.put("others may write to", file -> mode("rwx----w-").to(folder(file)));
        damages.put("is longer than " + maxBytes + " bytes", file -> Files.writeString(file, "x".repeat(maxBytes + 1)));
        if (FileFacts.runningUid() == 0) {
            damages.put("belongs to another user", file -> Files.setAttribute(file, "unix:uid", NOBODY));
            damages.put("in a folder of another user", file -> Files.setAttribute(folder(file), "unix:uid", NOBODY));
        }
        return damages;
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new AssertionError(file);
        }
        return folder;
    }
}
