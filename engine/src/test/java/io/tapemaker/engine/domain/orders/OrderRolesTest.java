package io.tapemaker.engine.domain.orders;

import static io.tapemaker.engine.domain.orders.OrderWorld.MARKET;
import static io.tapemaker.engine.domain.orders.OrderWorld.SECOND_NS;
import static io.tapemaker.engine.domain.orders.OrderWorld.SHARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tapemaker.engine.domain.orders.OrderRoles.Role;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.roles",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Each open order is told what becomes of it: leaving, kept, ending, succeeded, replaced or away")
final class OrderRolesTest {

    /** Of ten minutes of rest the last one is for the renewal; what is there five seconds after its end is overdue. */
    private static final LifeSettings LIFE = new LifeSettings(600, 60, 120, 10, 5);

    private static final long OLD_S = 600;

    private final OrderWorld world = new OrderWorld(new OrderSettings(
            new EditSettings(0, SECOND_NS, 1_000, true), LIFE, CallSettings.DEFAULTS, MemorySettings.DEFAULTS));
    private final OrderRoles roles = new OrderRoles(world.settings);

    /** An order that rests from now on; {@code tickEpoch} is the grid that it was placed on. */
    private OwnOrder rest(int place, long priceE4, long shares, long tickEpoch) {
        long expirationS = world.nowNs / SECOND_NS + LIFE.lifeS() + GtdLife.SECURITY_S;
        OwnOrder order = world.table.open(MARKET, place, priceE4, shares * SHARE, expirationS, tickEpoch, world.nowNs);
        world.answer(OrderAnswer.ACCEPTED, order.number());
        return order;
    }

    private List<Role> roles(OwnOrder... orders) {
        world.task.nowNs = world.nowNs;
        roles.assign(world.task, world.table.of(MARKET));
        return List.of(orders).stream().map(roles::roleOf).toList();
    }

    @Test
    void whatIsWantedIsKeptAndItsDoubleGoes() {
        OwnOrder first = rest(0, 4_500, 50, 0);
        OwnOrder second = rest(0, 4_500, 50, 0);
        OwnOrder other = rest(1, 5_500, 50, 0);
        world.want(0, 4_500, 50);
        assertEquals(List.of(Role.KEPT, Role.AWAY, Role.AWAY), roles(first, second, other));
        assertSame(first, roles.kept(0));
        assertNull(roles.ending(0));
    }

    @Test
    void whatIsBeingCancelledIsLeaving() {
        OwnOrder order = rest(0, 4_500, 50, 0);
        world.table.cancelSent(order, world.nowNs);
        world.want(0, 4_500, 50);
        assertEquals(List.of(Role.LEAVING), roles(order));
        assertNull(roles.kept(0));
    }

    /** Of a bid the higher, of an offer the lower, of both the larger is bolder; the same is not. */
    @Test
    void onlyWhatIsBolderThanWantedDoesNotWaitForItsSuccessor() {
        assertEquals(Role.REPLACED, ofBid(4_400, 50));
        assertEquals(Role.AWAY, ofBid(4_600, 50));
        assertEquals(Role.REPLACED, ofBid(4_500, 40));
        assertEquals(Role.AWAY, ofBid(4_500, 60));
        assertEquals(Role.REPLACED, ofOffer(5_600, 50));
        assertEquals(Role.AWAY, ofOffer(5_400, 50));
        assertEquals(Role.REPLACED, ofOffer(5_500, 40));
        assertEquals(Role.AWAY, ofOffer(5_500, 60));
    }

    private Role ofBid(long priceE4, long shares) {
        world.want(0, 4_500, 50);
        return roles(rest(0, priceE4, shares, 0)).get(0);
    }

    private Role ofOffer(long priceE4, long shares) {
        world.want(1, 5_500, 50);
        return roles(rest(1, priceE4, shares, 0)).get(0);
    }

    @Test
    void anOrderNearItsEndIsRenewedAndThenLeftToEnd() {
        OwnOrder old = rest(0, 4_500, 50, 0);
        world.want(0, 4_500, 50).pass(OLD_S - 61);
        assertEquals(List.of(Role.KEPT), roles(old));
        assertEquals(world.nowNs + SECOND_NS, roles.renewAtNs(old));
        world.pass(1);
        assertEquals(List.of(Role.ENDING), roles(old));
        assertSame(old, roles.ending(0));
        OwnOrder successor = rest(0, 4_500, 50, 0);
        assertEquals(List.of(Role.SUCCEEDED, Role.KEPT), roles(old, successor));
        assertNull(roles.ending(0));
        world.pass(64);
        assertEquals(List.of(Role.SUCCEEDED), roles(old));
        assertEquals(world.nowNs + SECOND_NS, roles.overdueAtNs(old));
        world.pass(1);
        assertEquals(List.of(Role.AWAY), roles(old));
    }

    /** An order with a successor ends by itself only where it is no more than what is wanted now. */
    @Test
    void whatEndsIsNotLeftToEndWhereItAddsRisk() {
        OwnOrder dearer = rest(0, 4_600, 50, 0);
        OwnOrder larger = rest(0, 4_500, 60, 0);
        OwnOrder lower = rest(0, 4_400, 50, 0);
        OwnOrder ofOldGrid = rest(0, 4_500, 50, -1);
        world.want(0, 4_500, 50).pass(OLD_S - 60);
        OwnOrder kept = rest(0, 4_500, 50, 0);
        assertEquals(
                List.of(Role.AWAY, Role.AWAY, Role.SUCCEEDED, Role.AWAY, Role.KEPT),
                roles(dearer, larger, lower, ofOldGrid, kept));
    }

    @Test
    void whatLiesOffTheGridOrIsInDoubtGoes() {
        OwnOrder ofOldGrid = rest(0, 4_400, 50, 1);
        OwnOrder offGrid = rest(0, 4_450, 50, 0);
        OwnOrder doubtful = rest(0, 4_400, 50, 0);
        world.answer(OrderAnswer.UNKNOWN, doubtful.number());
        world.want(0, 4_500, 50);
        assertEquals(List.of(Role.AWAY, Role.AWAY, Role.AWAY), roles(ofOldGrid, offGrid, doubtful));
        world.task.tick = TickSize.MILL;
        assertEquals(List.of(Role.AWAY, Role.REPLACED, Role.AWAY), roles(ofOldGrid, offGrid, doubtful));
        world.task.tick = null;
        assertEquals(List.of(Role.AWAY, Role.AWAY, Role.AWAY), roles(ofOldGrid, offGrid, doubtful));
    }
}
