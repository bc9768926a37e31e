package io.tapemaker.sim.world;

import static io.tapemaker.sim.world.Invariant.ACTED_ON_IS_ON_THE_TAPE;
import static io.tapemaker.sim.world.Invariant.BOOK_IS_THE_VENUES;
import static io.tapemaker.sim.world.Invariant.CANCELS_LEAVE;
import static io.tapemaker.sim.world.Invariant.CASH_IS_THE_VENUES;
import static io.tapemaker.sim.world.Invariant.CHURN_WITHIN_BUDGET;
import static io.tapemaker.sim.world.Invariant.EXPOSURE_WITHIN_LIMITS;
import static io.tapemaker.sim.world.Invariant.INTENT_IS_SAFE_BEFORE_IT_IS_SENT;
import static io.tapemaker.sim.world.Invariant.LATCH_EMPTIES_THE_VENUE;
import static io.tapemaker.sim.world.Invariant.LOSS_OF_THE_DAY_HALTS;
import static io.tapemaker.sim.world.Invariant.MAKER_ONLY;
import static io.tapemaker.sim.world.Invariant.NOTHING_INTO_DOUBT;
import static io.tapemaker.sim.world.Invariant.NOTHING_PLACED_INTO_A_SWEEP;
import static io.tapemaker.sim.world.Invariant.NOTHING_PLACED_WHILE_LATCHED;
import static io.tapemaker.sim.world.Invariant.NO_BLIND_QUOTE;
import static io.tapemaker.sim.world.Invariant.NO_STALE_QUOTE;
import static io.tapemaker.sim.world.Invariant.ORDERS_ARE_THE_VENUES;
import static io.tapemaker.sim.world.Invariant.ORDERS_HAVE_NAMES_OF_THEIR_OWN;
import static io.tapemaker.sim.world.Invariant.POSITION_IS_THE_VENUES;
import static io.tapemaker.sim.world.Invariant.PRICES_ARE_ON_THE_GRID;
import static io.tapemaker.sim.world.Invariant.REPLAY_IS_IDENTICAL;
import static io.tapemaker.sim.world.Invariant.REWARDS_ARE_AS_PREDICTED;
import static io.tapemaker.sim.world.Invariant.VENUE_IS_SOUND;
import static io.tapemaker.sim.world.PlantedFault.also;
import static io.tapemaker.sim.world.PlantedFault.always;
import static io.tapemaker.sim.world.PlantedFault.instead;
import static io.tapemaker.sim.world.PlantedFault.nothing;

import java.util.List;
import net.bytebuddy.implementation.FixedValue;

/** Faults of engine, executor and venue that worlds have to find. */
final class PlantedFaults {

    private static final String RISK = "engine.domain.risk.";
    private static final String ORDERS = "engine.domain.orders.";
    private static final String BOOK = "engine.domain.book.";
    private static final String DOMAIN = "engine.domain.";
    private static final String LOGIC = "engine.logic.";
    private static final String VENUE = "sim.venue.";
    private static final String WORLD = "sim.world.";
    private static final String CORE = "executor.domain.";
    private static final String TAPE = "executor.tape.";
    private static final String POSITION = "engine.domain.position.Position";

    static final List<PlantedFault> ALL = List.of(
            always("quotes while the latch is set", RISK + "KillSwitch", "mayPlace", true, NOTHING_PLACED_WHILE_LATCHED)
                    .and("latched", false),
            always("silence of a market is not noticed", RISK + "Watchdogs", "marketStale", false, NO_STALE_QUOTE)
                    .inCiFrom(47),
            always("silence of everything is not noticed", RISK + "Watchdogs", "check", 0, LATCH_EMPTIES_THE_VENUE),
            nothing("a fill told twice counts twice", ORDERS + "TradeLedger", "find", POSITION_IS_THE_VENUES),
            nothing("fills are never settled", ORDERS + "FillBook", "settle", POSITION_IS_THE_VENUES),
            nothing("settled fills move no position", POSITION, "settle", POSITION_IS_THE_VENUES),
            nothing("what was provisional stays so", POSITION, "removeProvisional", POSITION_IS_THE_VENUES),
            nothing("fills are not listened to", LOGIC + "FillDesk", "onFill", POSITION_IS_THE_VENUES),
            nothing("orders are never over", ORDERS + "OrderTable", "finish", ORDERS_ARE_THE_VENUES),
            nothing("answers are not listened to", ORDERS + "OrderTable", "onAnswer", ORDERS_ARE_THE_VENUES),
            nothing(
                    "nobody hears that all is cancelled",
                    ORDERS + "OrderTable",
                    "onAllCancelled",
                    ORDERS_ARE_THE_VENUES),
            nothing("changes of levels are dropped", BOOK + "BookKeeper", "apply", BOOK_IS_THE_VENUES),
            always("another price is sent, that takes", WORLD + "Command$Place", "priceE4", 9_000L, MAKER_ONLY)
                    .and("postOnly", false),
            nothing("what the stream lost is not fetched", CORE + "TradeFetch", "book", POSITION_IS_THE_VENUES)
                    .inCiFrom(25),
            nothing("trades are not passed on", CORE + "TradeDesk", "onTrade", POSITION_IS_THE_VENUES),
            nothing("orders in doubt are not looked up", CORE + "DoubtDesk", "pump", ORDERS_ARE_THE_VENUES),
            always("new orders go into doubt", CORE + "Orders", "isInDoubt", false, NOTHING_INTO_DOUBT),
            always(
                    "the executor's latch holds nothing",
                    CORE + "KillLatch",
                    "isSet",
                    false,
                    NOTHING_PLACED_WHILE_LATCHED),
            nothing(
                    "an intent is not made safe",
                    TAPE + "ExecutorRunner",
                    "syncIntents",
                    INTENT_IS_SAFE_BEFORE_IT_IS_SENT),
            nothing(
                    "what a crash kept from the executor's tape is not written later",
                    TAPE + "ExecutorRunner",
                    "append",
                    REPLAY_IS_IDENTICAL),
            nothing("a new run forgets what was under way", CORE + "DoubtDesk", "start", ORDERS_ARE_THE_VENUES),
            always("old places are sent", CORE + "PlaceDesk", "isTooOld", false, NO_STALE_QUOTE)
                    .and("isOfAnotherSession", false),
            nothing("nothing is told to the engine", WORLD + "EngineInbox", "deliver", ORDERS_ARE_THE_VENUES),
            nothing("cancel-all is not sent", CORE + "CancelAllSweep", "begin", LATCH_EMPTIES_THE_VENUE),
            nothing("cancels are not sent", CORE + "CancelDesk", "pump", EXPOSURE_WITHIN_LIMITS)
                    .inCiFrom(33),
            always(
                    "commands leave before they are safe",
                    WORLD + "EngineNode",
                    "isSafe",
                    true,
                    ACTED_ON_IS_ON_THE_TAPE),
            nothing("commands outlive their causes", WORLD + "ModelledTape", "mend", REPLAY_IS_IDENTICAL),
            nothing("what a cut took is not told again", WORLD + "EngineInbox", "untell", POSITION_IS_THE_VENUES),
            nothing("the tape is never made safe", "engine.pipeline.EngineLoop", "sync", LATCH_EMPTIES_THE_VENUE),
            instead(
                    "time stands still while a clock that was set back catches up",
                    WORLD + "EngineClock",
                    "aheadNs",
                    FixedValue.argument(1),
                    LATCH_EMPTIES_THE_VENUE),
            nothing("failed trades keep what they would move", VENUE + "Ledger", "reverse", VENUE_IS_SOUND),
            nothing("settlement moves nothing", VENUE + "Ledger", "settle", VENUE_IS_SOUND),
            nothing("promises are not booked", VENUE + "Ledger", "expect", VENUE_IS_SOUND),
            nothing("orders that are over stay in the book", VENUE + "RestingBook", "remove", VENUE_IS_SOUND),
            nothing("a partial match leaves the whole order", VENUE + "RestingBook", "shrink", VENUE_IS_SOUND),
            nothing("levels are not told", VENUE + "MarketRoom", "levelMayHaveChanged", VENUE_IS_SOUND),
            nothing("winners are not paid", VENUE + "Ledger", "redeem", VENUE_IS_SOUND),
            nothing("nobody is paid for rewards", VENUE + "RewardOffice", "endDay", REWARDS_ARE_AS_PREDICTED),
            always(
                    "both sides always score as one",
                    DOMAIN + "rewards.MakerScore",
                    "qMin",
                    1.0,
                    REWARDS_ARE_AS_PREDICTED),
            always("fills move no money", POSITION, "cashE6", 0L, CASH_IS_THE_VENUES),
            also(
                    "changes of the grid are ignored, and what books say of it",
                    BOOK + "Market",
                    "changeTick",
                    PlantedAdvice.FirstGridOnly.class,
                    PRICES_ARE_ON_THE_GRID),
            nothing("a book is believed in whatever happened", BOOK + "BookChecks", "suspect", BOOK_IS_THE_VENUES)
                    .inCiFrom(25),
            also(
                    "now and then a change is dropped",
                    BOOK + "BookKeeper",
                    "apply",
                    PlantedAdvice.DropsOne.class,
                    BOOK_IS_THE_VENUES),
            nothing("books outlive their connection", BOOK + "BookKeeper", "linkDown", NO_STALE_QUOTE),
            always("orders may take", WORLD + "Command$Place", "postOnly", false, MAKER_ONLY),
            nothing("nothing is ever at risk", LOGIC + "Exposures", "fill", EXPOSURE_WITHIN_LIMITS)
                    .andNothing("placed"),
            nothing("fills leave orders as they were", ORDERS + "OrderTable", "onFill", ORDERS_ARE_THE_VENUES),
            also(
                    "numbers begin anew with the session",
                    ORDERS + "OrderTable",
                    "enterEpoch",
                    PlantedAdvice.NumbersBeginAnew.class,
                    ORDERS_HAVE_NAMES_OF_THEIR_OWN),
            nothing("cancels are decided and not sent", LOGIC + "CommandPublisher", "cancel", CANCELS_LEAVE),
            nothing("calls are not counted", ORDERS + "ChurnCounters", "add", CHURN_WITHIN_BUDGET)
                    .inCiFrom(46),
            always("the loss of a day is not looked at", RISK + "DailyLoss", "reached", false, LOSS_OF_THE_DAY_HALTS),
            also(
                            "the loss of a day is forgotten at restart",
                            LOGIC + "TradingState",
                            "onNewSession",
                            PlantedAdvice.LossForgotten.class,
                            LOSS_OF_THE_DAY_HALTS)
                    .inCiFrom(168),
            also(
                    "markets are decided on in the order of a hash",
                    LOGIC + "DecisionQueue",
                    "get",
                    PlantedAdvice.HashOrder.class,
                    REPLAY_IS_IDENTICAL));

    /**
     * Faults that some hundred worlds did not see, mostly since another guard does the same. It is reported whether
     * more of them do.
     */
    static final List<PlantedFault> HIDDEN = List.of(
            always(
                    "any answer to a cancel-all is taken for that to the newest; the executor answers no other",
                    ORDERS + "OrderTable",
                    "answersNewest",
                    true,
                    NOTHING_PLACED_INTO_A_SWEEP),
            also(
                    "silence of the user stream is not noticed; quotes go when it is said to be down",
                    RISK + "Watchdogs",
                    "check",
                    PlantedAdvice.SilentUserStream.class,
                    NO_BLIND_QUOTE),
            always(
                    "ends of orders are told before their fills, which are told soon after",
                    CORE + "OrderLife",
                    "hasRested",
                    false,
                    EXPOSURE_WITHIN_LIMITS),
            always(
                    "one absence is enough; what appears all the same is adopted and taken out",
                    CORE + "DoubtDesk",
                    "isAbsentForGood",
                    true,
                    ORDERS_ARE_THE_VENUES),
            nothing(
                    "changes of the grid are ignored; the full books that follow say the same",
                    BOOK + "BookKeeper",
                    "tickSizeChange",
                    PRICES_ARE_ON_THE_GRID),
            nothing(
                    "numbers are not handed over to the next session; the orders are, with their numbers",
                    ORDERS + "OrderTable",
                    "takeOver",
                    ORDERS_HAVE_NAMES_OF_THEIR_OWN),
            nothing(
                    "what the stream lost is not fetched now and then; it is when an order ends",
                    CORE + "Reconcile",
                    "now",
                    POSITION_IS_THE_VENUES),
            always(
                    "cancel-all is answered though an order has come to rest; older wishes get no answer",
                    CORE + "CancelAllSweep",
                    "isAcceptedSince",
                    false,
                    EXPOSURE_WITHIN_LIMITS));

    private PlantedFaults() {}
}
