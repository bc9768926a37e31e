package io.tapemaker.executor.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.app.ExecutorMain;
import io.tapemaker.executor.kit.ChildJvm;
import io.tapemaker.testkit.CanaryScan;
import io.tapemaker.testkit.CanaryScan.Found;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.ProjectRoot;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "keys.processes",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "As real processes, the keystore commands leak no canary, and refuse bad key files without a network")
final class KeystoreProcessTest {

    private static final CanaryScan CANARIES =
            ApiCredentialFileTest.canaries().bytes("key", HexFormat.of().parseHex(KeyFiles.KEY));
    /** Without these nobody resolves a name or opens a connection, channels included. */
    private static final Set<String> NETWORK = Set.of(
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.Inet4Address",
            "java.net.InetSocketAddress",
            "sun.nio.ch.NioSocketImpl");

    @TempDir
    Path temp;

    private Path work;
    private Path inputs;

    @BeforeEach
    void folders() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
        work = closed("work");
        inputs = closed("inputs");
    }

    private Path closed(String name) throws IOException {
        return Files.createDirectory(
                temp.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private Path input(String name, String text) throws IOException {
        Path file = Files.createFile(
                inputs.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text + "\n");
    }

    private ChildJvm keystore(String command, Path file) {
        return ChildJvm.of(ExecutorMain.class, work)
                .with("keystore", command, "--keystore", file.toString())
                .scanning(CANARIES);
    }

    /** All that could be found of the canaries, in the child and in what it left. */
    private List<Found> leaks(ChildJvm.Ended ended) {
        List<Found> leaks = new ArrayList<>(ended.leaks());
        leaks.addAll(CANARIES.scanTree(work));
        return leaks;
    }

    @Test
    void createImportAndShowAddressLeakNothing() throws IOException {
        Path password = input("password", KeyFiles.PASSWORD);
        Path created = work.resolve("created.json");
        ChildJvm.Ended create = keystore("create", created)
                .with("--password-fd", "0")
                .input(KeyFiles.PASSWORD)
                .run();
        assertTrue(create.out().matches("0x[0-9a-f]{40}\\R"), create.toString());
        assertEquals(0, create.exitCode(), create.toString());
        assertEquals(List.of(), leaks(create));
        Path imported = work.resolve("imported.json");
        ChildJvm.Ended imports = keystore("import", imported)
                .with("--key-fd", "0", "--password-file", password.toString())
                .input("0x" + KeyFiles.KEY + "\n")
                .run();
        assertEquals(KeyFiles.ADDRESS + System.lineSeparator(), imports.out(), imports.toString());
        assertEquals(List.of(), leaks(imports));
        ChildJvm.Ended show = keystore("show-address", imported)
                .with("--password-fd", "0", "--address", KeyFiles.ADDRESS.toString())
                .input(KeyFiles.PASSWORD + "\r\n")
                .run();
        assertEquals(KeyFiles.ADDRESS + System.lineSeparator(), show.out(), show.toString());
        assertEquals(List.of(), leaks(show));
        // The file of the first import stays as it was.
        ChildJvm.Ended again = keystore("import", imported)
                .with("--key-file", input("key", KeyFiles.KEY).toString(), "--password-fd", "0")
                .run();
        assertEquals(2, again.exitCode(), again.toString());
        assertEquals(List.of(), leaks(again));
    }

    @Test
    void credentialsAreEncryptedAndLeakNothing() throws IOException {
        Path plain = ApiCredentialFileTest.closed(inputs.resolve("api.json"), ApiCredentialFileTest.PLAIN);
        Path key = KeyFiles.good(inputs, "key");
        Path encrypted = work.resolve("api.enc");
        ChildJvm.Ended wrong = encrypt(key, plain, encrypted, "not the password");
        assertEquals(5, wrong.exitCode(), wrong.toString());
        assertTrue(wrong.err().contains(KeyFiles.DOES_NOT_OPEN), wrong.toString());
        assertFalse(Files.exists(encrypted));
        ChildJvm.Ended ended = encrypt(key, plain, encrypted, KeyFiles.PASSWORD);
        assertEquals(KeyFiles.ADDRESS + System.lineSeparator(), ended.out(), ended.toString());
        assertEquals(List.of(), leaks(ended));
        ApiCredentialFileTest.assertOpens(encrypted, KeyFiles.PASSWORD);
    }

    private ChildJvm.Ended encrypt(Path key, Path plain, Path encrypted, String password) {
        return keystore("credentials", key)
                .with("--in", plain.toString(), "--out", encrypted.toString(), "--password-fd", "0")
                .input(password)
                .run();
    }

    @Test
    void plainCredentialsOfTheRealVenueAreRefusedBeforeThePasswordIsRead() throws IOException {
        Path plain = ApiCredentialFileTest.closed(inputs.resolve("api.json"), ApiCredentialFileTest.PLAIN);
        String policy = Files.readString(ProjectRoot.path().resolve("config/executor-policy.example.yaml"))
                .replace("profile: loopback", "profile: polymarket")
                .replace("chainId: 80002", "chainId: 137")
                .replace("0x9fE6e61422AdB6F610d8597F9684b16912D50C3D", "0xe3333700cA9d93003F00f0F71f8515005F6c00Aa");
        ChildJvm.Ended ended = ChildJvm.of(ExecutorMain.class, work)
                .flags(List.of("-Xlog:class+load:file=classes.txt"))
                .with(
                        "doctor",
                        "--policy",
                        Files.writeString(inputs.resolve("policy.yaml"), policy).toString())
                .with("--credentials", plain.toString())
                .with("--keystore", KeyFiles.good(inputs, "key").toString())
                .with("--password-file", inputs.resolve("absent").toString())
                .scanning(CANARIES)
                .run();
        assertEquals(5, ended.exitCode(), ended.toString());
        assertTrue(ended.err().contains("is plain text"), ended.toString());
        assertEquals(List.of(), networkClasses());
        assertEquals(List.of(), leaks(ended));
    }

    @Test
    void anArgumentIsNeverRepeated() {
        ChildJvm.Ended ended = ChildJvm.of(ExecutorMain.class, work)
                .with("keystore", "import", "--keystore", "k.json", "--private-key=" + KeyFiles.KEY, KeyFiles.PASSWORD)
                .scanning(CANARIES)
                .run();
        assertEquals(2, ended.exitCode(), ended.toString());
        assertEquals(List.of(), CANARIES.scanTree(work));
        // The negative control of the look at /proc: whoever does so has shown both to the whole machine.
        assertEquals(
                Set.of("key", "password"),
                ended.leaks().stream().map(Found::canary).collect(Collectors.toSet()));
    }

    /** The negative control: a program that leaks wherever one can. */
    static final class Careless {

        private Careless() {}

        public static void main(String[] args) throws IOException {
            byte[] secret = System.in.readAllBytes();
            System.out.println(new String(secret, StandardCharsets.UTF_8));
            Files.write(
                    Path.of("heap.dump"),
                    new String(secret, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE));
            try (ServerSocket socket = new ServerSocket(0)) {
                System.err.println(socket.getLocalPort());
            }
        }
    }

    @Test
    void aCarelessProgramIsFound() throws IOException {
        ChildJvm.Ended ended = ChildJvm.of(Careless.class, work)
                .scanning(CANARIES)
                .flags(List.of("-Xlog:class+load:file=classes.txt"))
                .env("SECRET", KeyFiles.PASSWORD)
                .input(KeyFiles.KEY)
                .run();
        Set<String> places = leaks(ended).stream()
                .map(found -> found.canary() + " in " + Path.of(found.where()).getFileName())
                .collect(Collectors.toSet());
        assertEquals(Set.of("password in environ", "key in stdout.txt", "key in heap.dump"), places);
        assertFalse(networkClasses().isEmpty());
    }

    private List<String> networkClasses() throws IOException {
        try (var lines = Files.lines(work.resolve("classes.txt"))) {
            return lines.flatMap(line -> List.of(line.split("\\s+", -1)).stream())
                    .filter(word -> NETWORK.contains(word) || word.startsWith("okhttp3.OkHttpClient"))
                    .toList();
        }
    }

    @Test
    void badKeyFilesEndTheProcessBeforeAnyNetwork() throws IOException {
        String same = "tapemaker-executor: the key file FILE" + KeyFiles.DOES_NOT_OPEN;
        assertEquals(same, refusal("wrong", file -> {}, "not the password", KeyFiles.ADDRESS.toString()));
        Map<String, KeyFiles.Damage> insides = KeyFiles.insides();
        for (String name : List.of("ciphertext cut", "another kdf", "n of a gigabyte")) {
            KeyFiles.Damage damage = insides.getOrDefault(name, file -> Files.delete(file));
            assertEquals(same, refusal(name, damage, KeyFiles.PASSWORD, KeyFiles.ADDRESS.toString()));
        }
        Map<String, KeyFiles.Damage> outsides = KeyFiles.outsides(WalletFile.MAX_BYTES);
        for (String name :
                List.of("has permissions 644", "is a symbolic link", "in a folder that others may write to")) {
            KeyFiles.Damage damage = outsides.getOrDefault(name, file -> Files.delete(file));
            String said = refusal(name, damage, KeyFiles.PASSWORD, KeyFiles.ADDRESS.toString());
            assertTrue(said.contains(name), said);
        }
        String other = refusal("other", file -> {}, KeyFiles.PASSWORD, KeyFiles.OTHER.toString());
        assertTrue(other.contains("the pinned one"), other);
        Figures.put("childProcesses", 8);
    }

    private String refusal(String name, KeyFiles.Damage damage, String password, String address) throws IOException {
        Path file = KeyFiles.good(inputs, name);
        damage.to(file);
        ChildJvm.Ended ended = keystore("show-address", file)
                .flags(List.of("-Xlog:class+load:file=classes.txt"))
                .with("--password-fd", "0", "--address", address)
                .input(password)
                .run();
        assertEquals(5, ended.exitCode(), name + ended);
        assertEquals("", ended.out());
        assertEquals(List.of(), leaks(ended));
        assertTrue(Files.readString(work.resolve("classes.txt")).contains(Keystores.class.getName()));
        assertEquals(List.of(), networkClasses(), name);
        List<String> lines = ended.err()
                .lines()
                .filter(line -> !line.contains("a crash may write a core file"))
                .toList();
        assertEquals(1, lines.size(), ended.err());
        return lines.get(0).replace(file.toString(), "FILE");
    }
}
