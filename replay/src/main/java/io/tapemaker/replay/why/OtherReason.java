package io.tapemaker.replay.why;

import io.tapemaker.journal.codecs.AskVenueDecoder;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.KillSwitchDecoder;
import io.tapemaker.journal.codecs.KillTrigger;
import io.tapemaker.journal.codecs.RequestSnapshotDecoder;
import io.tapemaker.journal.codecs.StateHashDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Why there is a command that no decision on quotes led to. */
final class OtherReason {

    private OtherReason() {}

    static String of(TapedCommand command) {
        DirectBuffer body = new UnsafeBuffer(command.body());
        return switch (command.template()) {
            case CancelAllDecoder.TEMPLATE_ID ->
                cancelAll((short) (body.getByte(CancelAllDecoder.reasonEncodingOffset()) & 0xFF));
            case KillSwitchDecoder.TEMPLATE_ID ->
                killSwitch((short) (body.getByte(KillSwitchDecoder.triggerEncodingOffset()) & 0xFF), (short)
                        (body.getByte(KillSwitchDecoder.phaseEncodingOffset()) & 0xFF));
            case AskVenueDecoder.TEMPLATE_ID ->
                "the channel was quiet about a market, so the venue is asked over HTTP for its books";
            case RequestSnapshotDecoder.TEMPLATE_ID -> "a book left IN_SYNC, so its gateway is asked for a full one";
            case StateHashDecoder.TEMPLATE_ID ->
                "the sequence of its cause is a multiple of the configured interval, or a snapshot was taken there";
            default -> "no decision of this record led to it";
        };
    }

    private static String cancelAll(short reason) {
        if (reason == CancelReason.NEW_SESSION.value()) {
            return "a session began with orders open: all orders are cancelled first";
        }
        if (reason == CancelReason.TAPE_CUT.value()) {
            return "a torn tail was cut: all orders are cancelled, whatever the cut records placed";
        }
        if (reason == CancelReason.KILL_SWITCH.value()) {
            return "the kill latch is set: all orders are cancelled, again and again while any is open";
        }
        return "all orders are cancelled, for reason " + reason;
    }

    private static String killSwitch(short trigger, short phase) {
        if (phase == KillPhase.REARMED.value()) {
            return "the operator re-armed the kill latch, and what had set it holds no longer";
        }
        return "the kill latch was set: " + meaning(trigger);
    }

    private static String meaning(short trigger) {
        return switch (trigger <= KillTrigger.OPERATOR.value() ? KillTrigger.get(trigger) : KillTrigger.NULL_VAL) {
            case STALE_CONNECTION -> "a connection was silent for too long";
            case USER_STREAM -> "the user stream was down for too long, so fills may be missed";
            case EXECUTOR_SILENT -> "the executor was silent for too long";
            case EXECUTOR_LATCHED -> "the executor's own latch is set";
            case CLOCK_GAP -> "event time leapt, so the engine or its clock stood still";
            case INVARIANT_BREACH -> "a fill did not fit to the orders, so positions are not what the books say";
            case DAILY_LOSS -> "the day's loss reached its limit";
            case DRAWDOWN -> "the loss since the highest value reached its limit";
            case OPERATOR -> "the operator said so";
            case NULL_VAL -> "trigger " + trigger;
        };
    }
}
