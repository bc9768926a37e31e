package io.tapemaker.replay.support;

import io.tapemaker.replay.child.ChildLauncher;
import io.tapemaker.replay.cli.ReplayMain;
import io.tapemaker.replay.cli.VerifyProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** The command line as a user meets it: exit code, output, error lines. {@code verify} starts a real process. */
public record Cli(int code, String out, String err) {

    /** Runs a command. */
    public static Cli run(String command, Object... args) {
        Object[] words = new Object[args.length + 1];
        words[0] = command;
        System.arraycopy(args, 0, words, 1, args.length);
        return run(ChildLauncher.likeThisProcess(VerifyProcess.class), words);
    }

    /** Runs the program without any argument. */
    public static Cli run() {
        return run(ChildLauncher.likeThisProcess(VerifyProcess.class));
    }

    /** Runs a command whose reading process is another main class. */
    public static Cli runWithChild(Class<?> mainClass, Object... args) {
        return run(ChildLauncher.likeThisProcess(mainClass), args);
    }

    /** Runs a command whose reading process is started like this. */
    public static Cli run(ChildLauncher launcher, Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int code = ReplayMain.run(launcher, new PrintWriter(out), new PrintWriter(err), words);
        return new Cli(code, out.toString(), err.toString());
    }

    /** Lines of the output. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /** Last line of the output, empty if there is none. */
    public String lastLine() {
        List<String> lines = lines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    @Override
    public String toString() {
        return "exit " + code + "\n" + out + err;
    }
}
