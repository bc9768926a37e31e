package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.order.Address;
import java.util.Locale;

/** The wallet whose trades are ours; without its key, since a replay has none. */
record Wallets(Address maker) {

    static final Wallets NOBODY = new Wallets(Address.ZERO);

    /** Whether the venue names this wallet, or the account whose name was replaced before it came to the tape. */
    boolean isOurs(String makerAddress, String owner) {
        boolean replaced = !owner.isEmpty() && owner.chars().allMatch(c -> c == '*');
        return replaced
                || !maker.equals(Address.ZERO)
                        && makerAddress.toLowerCase(Locale.ROOT).equals(maker.toString());
    }
}
