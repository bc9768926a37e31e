package io.tapemaker.engine.domain.v1.orders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.order-table",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Orders follow their answers, unknown answers change nothing, and the state survives a round trip")
final class OrderTableTest {
    private static final int EPOCH = 3;

    @Test
    void ordersFollowTheirAnswers() {
        OrderTable orders = new OrderTable();
        OurOrder order = orders.open(4, EPOCH, 4_900, 50, 7);
        List<Object> seen = new ArrayList<>(List.of(order.state(), order.number(), orders.openCount()));
        seen.addAll(List.of(orders.onAccepted(EPOCH, 1), order.state()));
        seen.addAll(List.of(orders.onAccepted(EPOCH, 1), order.state()));
        order.become(OrderState.PENDING_CANCEL);
        seen.addAll(List.of(orders.onAccepted(EPOCH, 1), order.state()));
        seen.addAll(List.of(orders.onCancelRejected(EPOCH, 1), order.state()));
        seen.addAll(List.of(orders.onCancelRejected(EPOCH, 1), order.state()));
        seen.addAll(List.of(orders.onGone(EPOCH, 1), order.state(), orders.anyOpen(), order.placedAtNs()));
        assertEquals(
                List.of(
                        OrderState.PENDING,
                        1L,
                        1,
                        4,
                        OrderState.LIVE,
                        4,
                        OrderState.LIVE,
                        4,
                        OrderState.PENDING_CANCEL,
                        4,
                        OrderState.LIVE,
                        4,
                        OrderState.LIVE,
                        4,
                        OrderState.NONE,
                        false,
                        7L),
                seen);
    }

    @Test
    void answersAboutUnknownOrdersChangeNothing() {
        OrderTable orders = new OrderTable();
        orders.open(0, EPOCH, 4_900, 50, 7);
        byte[] before = bytes(orders);
        List<Integer> answers = List.of(
                orders.onAccepted(EPOCH, 2),
                orders.onAccepted(EPOCH - 1, 1),
                orders.onGone(EPOCH + 1, 1),
                orders.onGone(EPOCH, -1),
                orders.onCancelRejected(EPOCH, Long.MIN_VALUE),
                orders.onCancelRejected(0, 0));
        assertEquals(List.of(-1, -1, -1, -1, -1, -1), answers);
        assertArrayEquals(before, bytes(orders));
    }

    @Test
    void afterCancelAllTheOldOrdersAreUnknown() {
        OrderTable orders = new OrderTable();
        orders.open(0, EPOCH, 4_900, 50, 7);
        orders.onAccepted(EPOCH, 1);
        orders.open(1, EPOCH, 4_800, 50, 7);
        orders.cancelAllSent();
        assertEquals(
                List.of(0, true, -1, -1, 2L),
                List.of(
                        orders.openCount(),
                        orders.cancellingAll(),
                        orders.onAccepted(EPOCH, 2),
                        orders.onGone(EPOCH, 1),
                        orders.lastNumber()));
        orders.onAllCancelled();
        assertEquals(3, orders.open(0, EPOCH, 4_900, 50, 8).number(), "numbers are never used twice");
    }

    @Test
    void aPlaceHoldsOneOrderAndMovesAreCheckedOnes() {
        OrderTable orders = new OrderTable();
        OurOrder order = orders.open(0, EPOCH, 4_900, 50, 7);
        assertThrows(IllegalStateException.class, () -> orders.open(0, EPOCH, 4_800, 50, 8));
        assertThrows(IllegalStateException.class, () -> order.become(OrderState.PENDING_CANCEL));
        assertEquals(OrderState.PENDING, order.state());
    }

    /** Any sequence of steps; the table is written, read into a used table, and both go on alike. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theStateSurvivesARoundTrip(@ForAll @Size(max = 60) List<Integer> steps) {
        OrderTable orders = new OrderTable();
        OrderTable copy = new OrderTable();
        copy.open(9, 1, 1, 1, 1);
        copy.cancelAllSent();
        int half = steps.size() / 2;
        steps.subList(0, half).forEach(step -> apply(step, orders));
        StateReader reader = new StateReader(bytes(orders));
        copy.read(reader);
        reader.finish();
        assertArrayEquals(bytes(orders), bytes(copy));
        List<Integer> rest = steps.subList(half, steps.size());
        assertEquals(
                rest.stream().map(step -> apply(step, orders)).toList(),
                rest.stream().map(step -> apply(step, copy)).toList());
        assertArrayEquals(bytes(orders), bytes(copy));
    }

    private static int apply(int step, OrderTable orders) {
        int asset = Math.floorMod(step, 4);
        long number = Math.floorMod(step / 4, 8);
        return switch (Math.floorMod(step / 64, 6)) {
            case 0, 1 ->
                orders.of(asset).state() == OrderState.NONE
                        ? (int) orders.open(asset, EPOCH, 100 + asset, 50, number)
                                .number()
                        : -2;
            case 2 -> orders.onAccepted(EPOCH, number);
            case 3 -> orders.onGone(EPOCH, number);
            case 4 -> {
                if (orders.of(asset).state() == OrderState.LIVE) {
                    orders.of(asset).become(OrderState.PENDING_CANCEL);
                }
                yield orders.onCancelRejected(EPOCH, number);
            }
            default -> {
                orders.onAllCancelled();
                yield orders.openCount();
            }
        };
    }

    @Test
    void aDamagedStateIsRefused() {
        OrderTable orders = new OrderTable();
        orders.open(0, EPOCH, 4_900, 50, 7);
        byte[] good = bytes(orders);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(StateFormatException.class, () -> new OrderTable().read(new StateReader(cut)));
        }
        byte[] badState = good.clone();
        badState[8 + 1 + 4] = 9;
        assertThrows(StateFormatException.class, () -> new OrderTable().read(new StateReader(badState)));
    }

    private static byte[] bytes(OrderTable orders) {
        StateWriter out = new StateWriter();
        orders.write(out);
        return out.toByteArray();
    }
}
