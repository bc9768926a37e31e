package io.tapemaker.replay.diff;

import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.replay.diff.DiffReport.FirstDifference;
import io.tapemaker.replay.diff.DiffReport.Sides;
import io.tapemaker.replay.tape.ReplayException;
import io.tapemaker.replay.tape.ShortText;
import io.tapemaker.replay.tape.TapeDirectory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares two streams of commands that follow from the same inputs, input by input. Memory is bounded by the
 * commands of one input.
 */
public final class DiffRun {

    private static final int SHOWN = 8;

    private final TapeDirectory tape;
    private final Map<String, Sides> types = new TreeMap<>();
    private final Map<String, Sides> markets = new TreeMap<>();
    private long inputs;
    private long inputsThatDiffer;
    private @Nullable FirstDifference first;

    public DiffRun(TapeDirectory tape) {
        this.tape = tape;
    }

    /** The commands on the tape against those of this build under the taped configuration. */
    public DiffReport againstThisBuild() {
        return compare("the tape", "this build", new RegeneratedStream(tape, null));
    }

    /** The commands on the tape against those that new sessions of this build decide under another configuration. */
    public DiffReport againstConfig(String name, LoadedConfig config) {
        return compare("the tape", name, new RegeneratedStream(tape, config));
    }

    /**
     * The commands on the tape against those on another.
     *
     * @throws ReplayException with the usage code if the two do not hold the same inputs
     */
    public DiffReport againstTape(String name, TapeDirectory other) {
        return compare("the tape", name, new TapedStream(other));
    }

    private DiffReport compare(String leftName, String rightName, CommandStream right) {
        try (right;
                CommandStream left = new TapedStream(tape)) {
            InputEvent leftInput = new InputEvent();
            InputEvent rightInput = new InputEvent();
            while (left.next(leftInput)) {
                boolean both = right.next(rightInput);
                if (!both || !leftInput.sameInput(rightInput)) {
                    throw otherInputs(rightName, leftInput);
                }
                inputs++;
                compare(leftInput, rightInput);
            }
            if (right.next(rightInput)) {
                throw otherInputs(rightName, leftInput);
            }
        }
        markets.values().removeIf(sides -> !sides.differ());
        return new DiffReport(leftName, rightName, inputs, inputsThatDiffer, first, types, markets);
    }

    private static ReplayException otherInputs(String name, InputEvent at) {
        return new ReplayException(
                ExitCode.USAGE,
                name + " does not hold the same inputs: they part at INBOUND record " + at.sequence
                        + ", source position " + at.sourcePosition + "; compare tapes of one recording");
    }

    private void compare(InputEvent left, InputEvent right) {
        if (left.commands.isEmpty() && right.commands.isEmpty()) {
            return;
        }
        List<CommandFacts> onlyRight = new ArrayList<>(right.commands);
        List<CommandFacts> onlyLeft = new ArrayList<>();
        for (CommandFacts command : left.commands) {
            if (!command.isComparable() || !removeSame(onlyRight, command)) {
                onlyLeft.add(command);
            }
        }
        left.commands.forEach(command -> count(command, new Sides(1, 0, 0, 0)));
        right.commands.forEach(command -> count(command, new Sides(0, 1, 0, 0)));
        onlyLeft.removeIf(command -> !command.isComparable());
        onlyRight.removeIf(command -> !command.isComparable());
        onlyLeft.forEach(command -> count(command, new Sides(0, 0, 1, 0)));
        onlyRight.forEach(command -> count(command, new Sides(0, 0, 0, 1)));
        boolean otherOrder = onlyLeft.isEmpty() && onlyRight.isEmpty() && !sameOrder(left.commands, right.commands);
        if (otherOrder || !onlyLeft.isEmpty() || !onlyRight.isEmpty()) {
            inputsThatDiffer++;
            if (first == null) {
                first = otherOrder
                        ? firstDifference(left, left.commands, right.commands)
                        : firstDifference(left, onlyLeft, onlyRight);
            }
        }
    }

    private static boolean removeSame(List<CommandFacts> from, CommandFacts command) {
        for (Iterator<CommandFacts> each = from.iterator(); each.hasNext(); ) {
            if (each.next().saysTheSame(command)) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private static boolean sameOrder(List<CommandFacts> left, List<CommandFacts> right) {
        Iterator<CommandFacts> others =
                right.stream().filter(CommandFacts::isComparable).iterator();
        return left.stream()
                .filter(CommandFacts::isComparable)
                .allMatch(command -> others.hasNext() && others.next().saysTheSame(command));
    }

    private void count(CommandFacts command, Sides one) {
        types.merge(command.type(), one, Sides::plus);
        if (command.isComparable()) {
            markets.merge(command.market().isEmpty() ? "all markets" : command.market(), one, Sides::plus);
        }
    }

    private FirstDifference firstDifference(
            InputEvent input, List<CommandFacts> leftCommands, List<CommandFacts> rightCommands) {
        RecordBuffer cause = tape.find(JournalKind.INBOUND, input.sequence);
        return new FirstDifference(
                input.sequence,
                input.eventTimeNs,
                input.sourcePosition,
                cause == null ? "" : ShortText.of(cause),
                texts(leftCommands),
                texts(rightCommands));
    }

    private static List<String> texts(List<CommandFacts> commands) {
        return commands.stream()
                .filter(CommandFacts::isComparable)
                .limit(SHOWN)
                .map(CommandFacts::text)
                .toList();
    }
}
