package io.tapemaker.executor.run;

import io.tapemaker.executor.decode.AnswerReader;
import io.tapemaker.executor.decode.HttpAnswer;
import io.tapemaker.executor.decode.Ours;
import io.tapemaker.executor.decode.UserEvent;
import io.tapemaker.executor.decode.UserFrameReader;
import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.PolicyInForce;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderHasher;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.signing.OrderTypedData;
import io.tapemaker.executor.tape.CommandTail;
import io.tapemaker.executor.tape.TapeReading;
import io.tapemaker.executor.venue.polymarket.GeoState;
import io.tapemaker.executor.venue.polymarket.GeoTable;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.types.Uint256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a tape says beyond its records: commands, policies, hashes, and the venue's bytes. The same at work and in a
 * replay, and without keys in both. One thread.
 */
public final class RunReading implements TapeReading, AutoCloseable {

    private final CommandTail commands;
    private final FilePolicies policies = new FilePolicies();
    private final OrderTypedData typedData = new OrderTypedData();

    /** Hashes of all orders that an intent was made for. */
    private final Set<Uint256> made = new HashSet<>();

    private final AnswerReader answers = new AnswerReader(new ByTape());
    private final UserFrameReader frames = new UserFrameReader(new ByTape());

    /** Reads with these commands at hand. */
    public RunReading(Journal commands) {
        this.commands = new CommandTail(commands);
    }

    /** The policies of the tape's runs. */
    public PolicyInForce.Reader policies() {
        return policies;
    }

    /** The hash of an order; who asks for it is going to make an intent. */
    public OrderHasher hasher() {
        return this::orderId;
    }

    private Uint256 orderId(ExchangeDomain domain, OrderFields order) {
        Uint256 id = typedData.orderId(domain, order);
        made.add(id);
        return id;
    }

    @Override
    public EngineCommand command(long sequence, int checksum) {
        return commands.command(sequence, checksum);
    }

    @Override
    public VenueAnswer answer(VenueRequest asked, int status, String headers, byte[] body) {
        VenueAnswer answer = answers.read(asked, new HttpAnswer(status, AnswerHeaders.parse(headers), body));
        return answer instanceof VenueAnswer.Geo geo ? strict(geo) : answer;
    }

    /** The venue's own list of places counts as well as its word, and a place that is none is not known. */
    private static VenueAnswer strict(VenueAnswer.Geo geo) {
        GeoState state = GeoTable.of(geo);
        return switch (state) {
            case ALLOWED -> geo;
            case UNKNOWN -> new VenueAnswer.Unknown("the place is not told");
            case BLOCKED, CLOSE_ONLY -> new VenueAnswer.Geo(true, geo.country(), geo.region());
        };
    }

    @Override
    public List<UserNews> news(byte[] frame) {
        List<UserNews> news = new ArrayList<>();
        for (UserEvent event : frames.read(frame)) {
            if (event instanceof UserEvent.Order order) {
                news.add(new UserNews.OfOrder(order.facts(), order.kind() == UserEvent.Kind.CANCELLATION));
            } else if (event instanceof UserEvent.Trade trade) {
                news.add(
                        trade.facts().parts().isEmpty()
                                ? new UserNews.Unreadable("a trade without a part of ours")
                                : new UserNews.OfTrade(trade.facts()));
            } else if (event instanceof UserEvent.Garbage garbage) {
                news.add(new UserNews.Unreadable(garbage.why()));
            }
        }
        return news;
    }

    @Override
    public void close() {
        commands.close();
    }

    private final class ByTape implements Ours {

        @Override
        public boolean order(Uint256 orderId) {
            return made.contains(orderId);
        }

        @Override
        public boolean party(String makerAddress, String owner) {
            return policies.wallets().isOurs(makerAddress, owner);
        }
    }
}
