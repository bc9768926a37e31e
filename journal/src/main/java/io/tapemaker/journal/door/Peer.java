package io.tapemaker.journal.door;

import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who is at the other end of a connection, by the kernel's word.
 *
 * @param user the user
 * @param uid the user's number
 */
public record Peer(UserPrincipal user, int uid) {

    /**
     * Who said a word and when, for the tape. The kernel's word on the process does not reach a Java program, so the
     * process is the one that the client names, if it is one of that user.
     *
     * @param claimedPid the process that the client says it is
     * @param now the time of day
     */
    public String who(long claimedPid, Instant now) {
        return user.getName() + " uid=" + uid + " pid=" + (isOurs(claimedPid) ? claimedPid : "?") + " at="
                + now.truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean isOurs(long pid) {
        return pid > 0
                && ProcessHandle.of(pid)
                        .flatMap(process -> process.info().user())
                        .filter(name -> name.equals(user.getName()))
                        .isPresent();
    }
}
