package io.tapemaker.replay.why;

import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.replay.tape.ReplayException;
import io.tapemaker.replay.tape.ShortText;
import io.tapemaker.replay.tape.TapeDirectory;
import io.tapemaker.replay.tape.TapeState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains a command by replaying up to its cause and watching the cause being handled. */
public final class WhyRun {

    private final TapeDirectory tape;

    public WhyRun(TapeDirectory tape) {
        this.tape = tape;
    }

    /** Explains the command that placed an order. */
    public Explanation order(OrderId order) {
        return command(TapedCommand.sequenceOfOrder(tape, order));
    }

    /**
     * Explains a command.
     *
     * @throws ReplayException with the usage code if the tape has no such command; with that of divergence if
     *     replaying gives another
     */
    public Explanation command(long sequence) {
        TapedCommand command = TapedCommand.find(tape, sequence);
        DecisionWatcher watcher = new DecisionWatcher();
        try (TapeState state = TapeState.at(tape, command.cause() - 1, watcher)) {
            BusinessLogic logic = state.logic();
            MarketMoment before = momentOf(logic, command);
            watcher.watch(logic, command.indexInCause());
            boolean handled = state.step(watcher);
            if (!handled || !watcher.gave(command.body())) {
                throw new ReplayException(
                        ExitCode.DIVERGENCE,
                        "command " + sequence + " is not what INBOUND record " + command.cause()
                                + " leads to in this build; 'verify' names the first difference");
            }
            OrderBook book = bookOf(logic, command);
            return new Explanation(
                    command.text(),
                    ShortText.of(state.record()),
                    answeredBy(state.record()),
                    book == null ? null : book.market().conditionId().toString(),
                    before,
                    watcher.deciding(),
                    watcher.decision(),
                    watcher.decision() == null ? OtherReason.of(command) : "",
                    momentOf(logic, command),
                    answerTo(command),
                    List.copyOf(command.later(tape)));
        }
    }

    private @Nullable String answeredBy(RecordBuffer cause) {
        if (RecordFrame.templateId(cause.buffer()) != ExecutionReportDecoder.TEMPLATE_ID) {
            return null;
        }
        RecordBuffer answered = tape.find(JournalKind.COMMANDS, RecordFrame.sourcePosition(cause.buffer()));
        return answered == null ? null : ShortText.of(answered);
    }

    private static MarketMoment momentOf(BusinessLogic logic, TapedCommand command) {
        OrderBook book = bookOf(logic, command);
        return book == null ? MarketMoment.UNKNOWN : MarketMoment.of(book.market(), logic);
    }

    private static @Nullable OrderBook bookOf(BusinessLogic logic, TapedCommand command) {
        if (command.tokenId() == null) {
            return null;
        }
        byte[] id = command.tokenId().toString().getBytes(StandardCharsets.US_ASCII);
        return logic.books().find(id, 0, id.length);
    }

    private @Nullable String answerTo(TapedCommand command) {
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer inbound = tape.tail(JournalKind.INBOUND)) {
            while (inbound.poll(record)) {
                if (RecordFrame.sequence(record.buffer()) > command.cause()
                        && RecordFrame.templateId(record.buffer()) == ExecutionReportDecoder.TEMPLATE_ID
                        && RecordFrame.sourcePosition(record.buffer()) == command.sequence()) {
                    return ShortText.of(record);
                }
            }
        }
        return null;
    }
}
